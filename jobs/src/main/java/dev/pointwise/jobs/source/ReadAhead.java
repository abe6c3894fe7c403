package dev.pointwise.jobs.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A task's pictures, read by a few threads ahead of the computation, in the task's order. What is
 * ahead is bounded in number and, but for the pictures being read right now, in bytes. Not
 * thread-safe itself; closing it ends its threads.
 */
public final class ReadAhead implements Iterator<Fetched>, AutoCloseable {
  /** Enough to hide the latency of an object store behind a small network's forward pass. */
  private static final int READERS = 4;

  private static final long MOST_BYTES = 64L << 20;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final PictureReader reader;
  private final Iterator<String> ids;
  private final int depth;
  private final ExecutorService threads = Executors.newFixedThreadPool(READERS, ReadAhead::thread);
  private final Deque<Future<Fetched>> ahead = new ArrayDeque<>();
  private final AtomicLong bytesAhead = new AtomicLong();
  private long waitNanos;

  /**
   * @param depth how many pictures may be ahead, at least 1
   */
  public ReadAhead(PictureReader reader, Iterator<String> ids, int depth) {
    this.reader = reader;
    this.ids = ids;
    this.depth = depth;
    fill();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pointwise-read-" + NUMBER.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private void fill() {
    while (ids.hasNext()
        && ahead.size() < depth
        && (ahead.isEmpty() || bytesAhead.get() < MOST_BYTES)) {
      String id = ids.next();
      ahead.add(threads.submit(() -> read(id)));
    }
  }

  private Fetched read(String id) {
    Fetched fetched = reader.read(id);
    bytesAhead.addAndGet(fetched.bytes());
    return fetched;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty();
  }

  @Override
  public Fetched next() {
    if (ahead.isEmpty()) {
      throw new NoSuchElementException("All pictures were read");
    }
    long start = System.nanoTime();
    Fetched fetched = finished(ahead.remove());
    waitNanos += System.nanoTime() - start;
    bytesAhead.addAndGet(-fetched.bytes());
    fill();
    return fetched;
  }

  private static Fetched finished(Future<Fetched> reading) {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a picture", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Reading a picture failed: " + e.getMessage(), e.getCause());
    }
  }

  /** How long the computation has waited for bytes. */
  public long waitNanos() {
    return waitNanos;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
