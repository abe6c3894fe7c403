package dev.pointwise.jobs.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A task's pictures, read ahead of the computation, in the task's order. As many files are open at
 * once as hide the latency of an object store behind a small network's forward pass, 32 on a
 * machine of up to 16 processors, so what is ahead is bounded: in number by the depth; in bytes by
 * 64 MiB, beyond which the pictures that are being read still get a mebibyte each, and four of them
 * at a time are read to their end. Not thread-safe itself; closing it interrupts what is being
 * read.
 */
public final class ReadAhead implements TaskPictures {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_LARGE = 4;

  private final PictureReader reader;
  private final Iterator<String> ids;
  private final int depth;
  private final int mostReading = ReaderThreads.perTask();
  private final Deque<Future<Fetched>> ahead = new ArrayDeque<>();
  private boolean closed;
  private long begun;
  private long given;
  private int reading;
  private int readingLarge;
  private long bytesAhead;
  private long waitNanos;

  /**
   * @param waiting how many pictures may be ahead beside those that are being read, at least 1
   */
  public ReadAhead(PictureReader reader, Iterator<String> ids, int waiting) {
    this.reader = reader;
    this.ids = ids;
    this.depth = mostReading + waiting;
    fill();
  }

  private synchronized void fill() {
    while (!closed && ids.hasNext() && hasRoom()) {
      String id = ids.next();
      long place = begun++;
      reading++;
      ahead.add(ReaderThreads.POOL.submit(() -> read(id, place)));
    }
  }

  /**
   * A picture waits for a thread here, not in the pool: there it would be read whatever its size.
   */
  private boolean hasRoom() {
    boolean fits = ahead.isEmpty() || bytesAhead < MOST_BYTES;
    return fits && reading < mostReading && ahead.size() < depth;
  }

  private Fetched read(String id, long place) {
    Fetched fetched = reader.read(id, new RoomForLarge(place));
    arrived(fetched);
    return fetched;
  }

  /** Of the picture at a place of the order. */
  private final class RoomForLarge implements ContentLimit.Room {
    private final long place;

    RoomForLarge(long place) {
      this.place = place;
    }

    @Override
    public void enter() throws InterruptedException {
      enterLarge(place);
    }

    @Override
    public void leave() {
      leaveLarge();
    }
  }

  /** The picture that the computation needs next never waits for those behind it. */
  private synchronized void enterLarge(long place) throws InterruptedException {
    while (place != given && (readingLarge >= MOST_LARGE || bytesAhead >= MOST_BYTES)) {
      wait();
    }
    readingLarge++;
  }

  private synchronized void leaveLarge() {
    readingLarge--;
    notifyAll();
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
    given++;
    bytesAhead -= fetched.bytes();
    notifyAll();
    fill();
  }

  private static Fetched finished(Future<Fetched> reading) {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a picture", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError outOfMemory) {
        throw outOfMemory;
      }
      throw new IllegalStateException("Reading a picture failed: " + e.getMessage(), e.getCause());
    }
  }

  @Override
  public long waitNanos() {
    return waitNanos;
  }

  @Override
  public synchronized void close() {
    closed = true;
    ahead.forEach(read -> read.cancel(true));
  }
}
