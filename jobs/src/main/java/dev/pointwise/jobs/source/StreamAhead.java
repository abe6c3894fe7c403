package dev.pointwise.jobs.source;

import dev.pointwise.jobs.config.Packing;
import dev.pointwise.jobs.secret.Redaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/**
 * A task's pictures out of tar archives or sequence files, read by one thread ahead of the
 * computation. What is ahead is bounded, in number and by 64 MiB; a shard is never held as a whole.
 */
public final class StreamAhead implements TaskPictures {
  private static final long MOST_BYTES = 64L << 20;

  private final ShardPictures source;
  private final int most;
  private final Deque<Fetched> ready = new ArrayDeque<>();
  private final Future<?> thread;
  private long bytesReady;
  private boolean ended;
  private Optional<Throwable> failure = Optional.empty();
  private long waitNanos;

  private StreamAhead(ShardPictures source, int most) {
    this.source = source;
    this.most = most;
    this.thread = ReaderThreads.POOL.submit(this::readAll);
  }

  /**
   * The pictures of some shards.
   *
   * @param packing {@link Packing#TAR} or {@link Packing#SEQUENCE}
   * @param maxPixels of a picture that will be decoded; it bounds the bytes that are read of one
   * @param waiting how many pictures may be ahead, at least 1
   * @param onOtherEntry called for each entry of an archive that is no picture
   */
  public static StreamAhead of(
      Configuration configuration,
      Packing packing,
      Iterator<String> uris,
      long maxPixels,
      int waiting,
      Runnable onOtherEntry) {
    HadoopFiles files = new HadoopFiles(configuration);
    ContentLimit limit = ContentLimit.forPixels(maxPixels);
    ShardPictures.Opener opener =
        packing == Packing.TAR
            ? uri -> TarShard.open(files, uri, limit, onOtherEntry)
            : uri -> SequenceShard.open(files, uri, limit);
    Redaction redaction = Redaction.of(new SparkConf(false), configuration);
    return new StreamAhead(new ShardPictures(opener, uris, redaction), waiting);
  }

  private void readAll() {
    try (source) {
      while (source.hasNext()) {
        put(source.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (RuntimeException | Error e) {
      failed(e);
    } finally {
      end();
    }
  }

  private synchronized void put(Fetched fetched) throws InterruptedException {
    while (ready.size() >= most || (bytesReady >= MOST_BYTES && !ready.isEmpty())) {
      wait();
    }
    ready.add(fetched);
    bytesReady += fetched.bytes();
    notifyAll();
  }

  private synchronized void failed(Throwable cause) {
    failure = Optional.of(cause);
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized boolean hasNext() {
    long start = System.nanoTime();
    await();
    waitNanos += System.nanoTime() - start;
    if (ready.isEmpty()) {
      failure.ifPresent(StreamAhead::rethrow);
    }
    return !ready.isEmpty();
  }

  private static void rethrow(Throwable cause) {
    if (cause instanceof OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    }
    throw new IllegalStateException("Reading a shard failed: " + cause.getMessage(), cause);
  }

  private synchronized void await() {
    try {
      while (ready.isEmpty() && !ended) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a picture", e);
    }
  }

  @Override
  public synchronized Fetched next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All pictures were read");
    }
    Fetched fetched = ready.remove();
    bytesReady -= fetched.bytes();
    notifyAll();
    return fetched;
  }

  @Override
  public long waitNanos() {
    return waitNanos;
  }

  @Override
  public void close() {
    thread.cancel(true);
  }
}
