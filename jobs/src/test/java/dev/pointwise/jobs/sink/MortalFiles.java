package dev.pointwise.jobs.sink;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * Local files under {@code mortal:/}, which let a process make so many changes and no more, as if
 * it were killed then. What Spark does inside a folder that grows counts once, when a file is made.
 */
public class MortalFiles extends RawLocalFileSystem {
  private static final AtomicInteger LEFT = new AtomicInteger();
  private static volatile String last = "";

  static void liveFor(int changes) {
    LEFT.set(changes);
  }

  static boolean isAlive() {
    return LEFT.get() > 0;
  }

  /** The change that was not made any more. */
  static String last() {
    return last;
  }

  @Override
  public URI getUri() {
    return URI.create("mortal:///");
  }

  static void change(String what) throws IOException {
    if (LEFT.get() <= 0) {
      throw new IOException("dead");
    }
    if (LEFT.decrementAndGet() == 0) {
      last = what;
      throw new IOException("killed before: " + what);
    }
  }

  private static boolean isSparks(Path path) {
    String name = path.getName();
    return path.toString().contains("_temporary")
        || (path.getParent().getName().startsWith("_batch=") && !name.startsWith("part-"));
  }

  private static boolean isCounted(Path path) {
    boolean beat = path.getName().equals("lock.json"); // comes with time
    return !beat && (!isSparks(path) || path.getName().startsWith("part-"));
  }

  @Override
  public FSDataOutputStream create(
      Path path, boolean overwrite, int buffer, short copies, long block, Progressable progress)
      throws IOException {
    if (isCounted(path)) {
      change("create " + path);
    }
    return super.create(path, overwrite, buffer, copies, block, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (!isSparks(from)) {
      change("rename " + from + " to " + to);
    }
    return super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (!isSparks(path) && exists(path)) {
      change("delete " + path);
    }
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    if (!path.toString().contains("_batch=") && !exists(path)) {
      change("mkdirs " + path);
    }
    return super.mkdirs(path);
  }

  /** The same under {@code copying:/}, where folders are renamed file by file, as in S3. */
  public static final class Copying extends MortalFiles {
    @Override
    public URI getUri() {
      return URI.create("copying:///");
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      File source = pathToFile(from);
      if (from.toString().contains("_temporary") || !source.isDirectory()) {
        return super.rename(from, to);
      }
      File target = pathToFile(to);
      if (!target.mkdirs()) {
        throw new IOException("S3 would put '%s' inside '%s'".formatted(from, to));
      }
      for (String name : source.list()) {
        change("copy " + name + " to " + to);
        FileUtil.copy(new File(source, name), this, new Path(to, name), false, getConf());
      }
      return delete(from, true);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      File[] inside = pathToFile(path).listFiles();
      if (inside != null && recursive && !path.toString().contains("_temporary")) {
        for (File file : inside) {
          change("delete " + file);
          FileUtil.fullyDelete(file);
        }
      }
      return super.delete(path, recursive);
    }
  }
}
