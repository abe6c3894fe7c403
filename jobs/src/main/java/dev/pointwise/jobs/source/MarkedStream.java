package dev.pointwise.jobs.source;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;

/**
 * A file's bytes, and whether it was the file system that failed: all other failures of who reads
 * them are the content's. Not thread-safe; closing it closes the file.
 */
final class MarkedStream extends FSInputStream {
  private final FSDataInputStream file;
  private boolean failed;

  MarkedStream(FSDataInputStream file) {
    this.file = file;
  }

  boolean hasFailed() {
    return failed;
  }

  @Override
  public int read() throws IOException {
    try {
      return file.read();
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    try {
      return file.read(bytes, from, count);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
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
  public void close() throws IOException {
    file.close();
  }
}
