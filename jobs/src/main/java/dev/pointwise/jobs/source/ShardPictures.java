package dev.pointwise.jobs.source;

import dev.pointwise.jobs.secret.Redaction;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.Rejected;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The pictures of several shards, one shard after the other. What can be read of a damaged one is
 * kept; for what cannot, the shard itself has a rejected row, under its URI. For one thread.
 */
final class ShardPictures implements Iterator<Fetched>, Closeable {
  /** How a shard is opened. */
  interface Opener {
    Shard open(String uri) throws IOException;
  }

  private final Opener opener;
  private final Iterator<String> uris;
  private final Redaction redaction;
  private Optional<Shard> shard = Optional.empty();
  private Optional<Fetched> upcoming = Optional.empty();
  private String uri = "";
  private long read;

  /**
   * @param redaction of what failures say
   */
  ShardPictures(Opener opener, Iterator<String> uris, Redaction redaction) {
    this.opener = opener;
    this.uris = uris;
    this.redaction = redaction;
  }

  /** The error class of a shard's failure. */
  static RejectReason reason(IOException failure) {
    return failure instanceof DamagedShardException damaged
        ? damaged.reason()
        : RejectReason.UNREADABLE;
  }

  @Override
  public boolean hasNext() {
    while (upcoming.isEmpty() && (shard.isPresent() || uris.hasNext())) {
      advance();
    }
    return upcoming.isPresent();
  }

  private void advance() {
    try {
      if (shard.isEmpty()) {
        uri = uris.next();
        read = 0;
        shard = Optional.of(opener.open(uri));
        return;
      }
      upcoming = shard.get().next();
      read++;
      if (upcoming.isEmpty()) {
        close();
      }
    } catch (IOException e) {
      upcoming = Optional.of(lost(e));
      close();
    } catch (RuntimeException e) { // file systems refuse some names unchecked
      upcoming = Optional.of(lost(new IOException(HadoopFiles.reason(e), e)));
      close();
    }
  }

  private Fetched lost(IOException failure) {
    String what = redaction.of(HadoopFiles.reason(failure)) + place();
    return Fetched.rejected(new Rejected(uri, 0, 0, reason(failure), what));
  }

  private String place() {
    return shard
        .map(
            open ->
                "; %d pictures of this file have their rows, whatever follows near byte %s is lost"
                    .formatted(read, position(open)))
        .orElse("");
  }

  private static String position(Shard shard) {
    try {
      return String.valueOf(shard.position());
    } catch (IOException e) {
      return "?";
    }
  }

  @Override
  public Fetched next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All shards were read");
    }
    Fetched next = upcoming.orElseThrow();
    upcoming = Optional.empty();
    return next;
  }

  /** Closes the shard that is open. */
  @Override
  public void close() {
    try {
      if (shard.isPresent()) {
        shard.get().close();
      }
    } catch (IOException e) {
      // it was only read
    }
    shard = Optional.empty();
  }
}
