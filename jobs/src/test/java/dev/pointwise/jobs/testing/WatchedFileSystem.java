package dev.pointwise.jobs.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Seekable;

/**
 * The local files under {@code watched:/}, on which each open waits, and each read is told, as the
 * test says. One test at a time.
 */
public final class WatchedFileSystem extends RawLocalFileSystem {
  public static final String SCHEME = "watched";

  private static volatile Runnable onOpen = () -> {};
  private static volatile LongConsumer onRead = bytes -> {};

  /** What each open does first, in its thread, and what is done with the bytes of each read. */
  public static Configuration configure(
      Configuration configuration, Runnable openHook, LongConsumer readHook) {
    onOpen = openHook;
    onRead = readHook;
    configuration.setClass("fs.watched.impl", WatchedFileSystem.class, FileSystem.class);
    return configuration;
  }

  /** As a file system far away: it answers late, but to many at once. */
  public static Runnable latency(long millis) {
    return () -> LockSupport.parkNanos(millis * 1_000_000);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    onOpen.run();
    return new FSDataInputStream(new Watched(super.open(file, bufferSize)));
  }

  private static final class Watched extends FilterInputStream
      implements Seekable, PositionedReadable {
    private final FSDataInputStream file;

    Watched(FSDataInputStream file) {
      super(file);
      this.file = file;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = super.read(bytes, from, count);
      onRead.accept(Math.max(0, read));
      return read;
    }

    @Override
    public void seek(long position) throws IOException {
      file.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return file.getPos();
    }

    @Override
    public boolean seekToNewSource(long position) throws IOException {
      return file.seekToNewSource(position);
    }

    @Override
    public int read(long position, byte[] bytes, int from, int count) throws IOException {
      return file.read(position, bytes, from, count);
    }

    @Override
    public void readFully(long position, byte[] bytes, int from, int count) throws IOException {
      file.readFully(position, bytes, from, count);
    }

    @Override
    public void readFully(long position, byte[] bytes) throws IOException {
      file.readFully(position, bytes);
    }
  }
}
