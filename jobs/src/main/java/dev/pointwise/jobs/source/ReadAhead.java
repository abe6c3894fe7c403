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
  private int reading;
  private long bytesAhead;
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

  private synchronized void fill() {
    while (ids.hasNext() && hasRoom() && !threads.isShutdown()) {
      String id = ids.next();
      reading++;
      ahead.add(threads.submit(() -> read(id)));
    }
  }

  /**
   * A picture waits for a thread here, not in the pool: there it would be read whatever its size.
   */
  private boolean hasRoom() {
    boolean fits = ahead.isEmpty() || bytesAhead < MOST_BYTES;
    return fits && reading < READERS && ahead.size() < depth;
  }

  private Fetched read(String id) {
    Fetched fetched = reader.read(id);
    arrived(fetched);
    return fetched;
  }

  private synchronized void arrived(Fetched fetched) {
    reading--;
    bytesAhead += fetched.bytes();
    fill();
  }

  @Override
  public synchronized boolean hasNext() {
    return !ahead.isEmpty();
  }

  @Override
  public Fetched next() {
    long start = System.nanoTime();
    Fetched fetched = finished(first());
    waitNanos += System.nanoTime() - start;
    left(fetched);
    return fetched;
  }

  private synchronized Future<Fetched> first() {
    if (ahead.isEmpty()) {
      throw new NoSuchElementException("All pictures were read");
    }
    return ahead.element();
  }

  private synchronized void left(Fetched fetched) {
    ahead.remove();
    bytesAhead -= fetched.bytes();
    fill();
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
  public synchronized void close() {
    threads.shutdownNow();
  }
}
