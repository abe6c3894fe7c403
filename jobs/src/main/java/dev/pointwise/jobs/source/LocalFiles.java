package dev.pointwise.jobs.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local files, their permissions set by Java: without its native library Hadoop starts a
 * process {@code chmod} for each file and folder that it makes.
 */
public final class LocalFiles extends LocalFileSystem {
  public LocalFiles() {
    super(new Raw());
  }

  private static final class Raw extends RawLocalFileSystem {
    private static final String MODE = "unix:mode";

    /** S_ISUID and S_ISGID. */
    private static final int SET_IDS = 06000;

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      try {
        setMode(pathToFile(path).toPath(), permission.toShort());
      } catch (InvalidPathException e) { // a name that the locale's encoding has not
        super.setPermission(path, permission);
      }
    }

    /** A folder keeps what passes its group on to what is made in it, as by {@code chmod}. */
    private static void setMode(java.nio.file.Path file, int mode) throws IOException {
      int before = (Integer) Files.getAttribute(file, MODE);
      Files.setAttribute(file, MODE, Files.isDirectory(file) ? mode | (before & SET_IDS) : mode);
    }
  }
}
