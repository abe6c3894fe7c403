package dev.pointwise.jobs.testing;

import java.io.FileNotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.Progressable;

/**
 * Local files as {@code faulty:/...}. Names say what fails: below a folder {@code full} files of
 * rows take a few bytes and no more, a folder {@code closed} cannot be listed, nor one be made
 * below it, a file {@code vanished.png} is gone when it is opened.
 */
public final class FaultyFiles extends RawLocalFileSystem {
  public static final String CLASS_KEY = "fs.faulty.impl";

  private static final int ROOM = 10;

  @Override
  public URI getUri() {
    return URI.create("faulty:///");
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    if (path.getName().equals("vanished.png")) {
      throw new FileNotFoundException("File " + path + " does not exist");
    }
    return super.open(path, bufferSize);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    requireOpen(path);
    return super.listStatus(path);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    requireOpen(path.getParent());
    return super.mkdirs(path);
  }

  private static void requireOpen(Path path) throws IOException {
    if (path.getName().equals("closed")) {
      throw new AccessControlException("Permission denied: " + path);
    }
  }

  @Override
  public FSDataOutputStream create(
      Path path, boolean overwrite, int buffer, short copies, long block, Progressable progress)
      throws IOException {
    return limited(path, super.create(path, overwrite, buffer, copies, block, progress));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short copies,
      long block,
      Progressable progress)
      throws IOException {
    return limited(
        path, super.create(path, permission, overwrite, buffer, copies, block, progress));
  }

  private static FSDataOutputStream limited(Path path, FSDataOutputStream stream)
      throws IOException {
    boolean full = path.toString().contains("/full/") && path.getName().startsWith("part-");
    return full
        ? new FSDataOutputStream(new Full(stream), new FileSystem.Statistics("faulty"))
        : stream;
  }

  private static final class Full extends FilterOutputStream {
    private int room = ROOM;

    Full(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      if (--room < 0) {
        throw new IOException("No space left on device");
      }
      out.write(value);
    }
  }
}
