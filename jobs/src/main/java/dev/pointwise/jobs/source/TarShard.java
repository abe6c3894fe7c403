package dev.pointwise.jobs.source;

import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.Rejected;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The pictures of a tar archive, by their entries' names, as they lie in a webdataset; other
 * entries are counted and passed over. The id is {@code <archive's URI>#<entry's name>}, with
 * {@code #2} behind it for the second entry of the name, and so on.
 */
final class TarShard implements Shard {
  private static final int BUFFER_BYTES = 1 << 16;

  private final String uri;
  private final MarkedStream file;
  private final InputStream content;
  private final Tar tar;
  private final ContentLimit limit;
  private final Runnable onOtherEntry;
  private final Map<String, Integer> names = new HashMap<>();
  private Optional<IOException> damage = Optional.empty();

  private TarShard(String uri, MarkedStream file, ContentLimit limit, Runnable onOtherEntry)
      throws IOException {
    this.uri = uri;
    this.file = file;
    this.content = content(uri, new BufferedInputStream(file, BUFFER_BYTES));
    this.tar = new Tar(content);
    this.limit = limit;
    this.onOtherEntry = onOtherEntry;
  }

  /**
   * @param onOtherEntry called for each entry that is no picture
   */
  static TarShard open(HadoopFiles files, String uri, ContentLimit limit, Runnable onOtherEntry)
      throws IOException {
    MarkedStream file = new MarkedStream(files.open(uri));
    try {
      return new TarShard(uri, file, limit, onOtherEntry);
    } catch (IOException e) {
      file.close();
      throw DamagedShardException.of(e, file);
    }
  }

  @SuppressWarnings("deprecation") // the builder in its place is not in Spark 4.0's version
  private static InputStream content(String uri, InputStream file) throws IOException {
    String name = uri.toLowerCase(Locale.ROOT);
    boolean zipped = name.endsWith(".gz") || name.endsWith(".tgz");
    return zipped ? new GzipCompressorInputStream(file, true) : file;
  }

  @Override
  public Optional<Fetched> next() throws IOException {
    if (damage.isPresent()) {
      throw damage.get();
    }
    try {
      Optional<TarArchiveEntry> entry = nextPicture();
      if (entry.isEmpty()) {
        requireEnd();
      }
      return entry.map(this::read);
    } catch (IOException | RuntimeException e) {
      throw DamagedShardException.of(e, file);
    }
  }

  private Optional<TarArchiveEntry> nextPicture() throws IOException {
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null) {
      if (!entry.isCheckSumOK()) {
        throw new DamagedShardException(
            RejectReason.CORRUPT,
            "the header of '%s' has a wrong checksum".formatted(entry.getName()));
      }
      if (isPicture(entry)) {
        return Optional.of(entry);
      }
      if (!entry.isDirectory()) {
        onOtherEntry.run();
      }
      entry = tar.getNextEntry();
    }
    return Optional.empty();
  }

  private static boolean isPicture(TarArchiveEntry entry) {
    String name = entry.getName();
    return entry.isFile()
        && !entry.isLink()
        && !entry.isSymbolicLink()
        && FileNames.isPicture(name.substring(name.lastIndexOf('/') + 1));
  }

  /** An archive that was cut between two entries looks whole but for its end. */
  private void requireEnd() throws IOException {
    if (!tar.endIsMarked()) {
      throw new DamagedShardException(
          RejectReason.TRUNCATED, "the archive ends without the mark of its end");
    }
    if (content instanceof GzipCompressorInputStream) {
      content.transferTo(
          OutputStream.nullOutputStream()); // checks the checksum behind the last entry
    }
  }

  private Fetched read(TarArchiveEntry entry) {
    String id = id(entry.getName());
    if (entry.getSize() > limit.bytes()) {
      return limit.tooLarge(id);
    }
    try {
      return limit.read(id, tar, ContentLimit.Room.PLENTY);
    } catch (IOException | RuntimeException e) {
      IOException failure = DamagedShardException.of(e, file);
      damage = Optional.of(failure);
      return Fetched.rejected(
          new Rejected(
              id, 0, 0, ShardPictures.reason(failure), "its archive cannot be read to its end"));
    }
  }

  private String id(String name) {
    int times = names.merge(name, 1, Integer::sum);
    return uri + "#" + name + (times > 1 ? "#" + times : "");
  }

  @Override
  public long position() throws IOException {
    return file.getPos();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** An archive that tells whether its end was reached or just no more bytes came. */
  private static final class Tar extends TarArchiveInputStream {
    private boolean endIsMarked;

    Tar(InputStream content) {
      super(content, StandardCharsets.UTF_8.name());
    }

    @Override
    protected boolean isEOFRecord(byte[] record) {
      boolean ends = super.isEOFRecord(record);
      endIsMarked |= ends && record != null;
      return ends;
    }

    boolean endIsMarked() {
      return endIsMarked;
    }
  }
}
