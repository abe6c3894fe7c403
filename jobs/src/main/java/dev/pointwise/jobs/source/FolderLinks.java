package dev.pointwise.jobs.source;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Symbolic links between local folders. */
final class FolderLinks {
  private FolderLinks() {}

  /**
   * Whether a folder is a link back to one that it lies in: what it holds is found there already,
   * and followed it would have no end.
   */
  static boolean leadsBack(FileSystem files, Path folder) throws IOException {
    if (!(HadoopFiles.withoutChecksums(files) instanceof RawLocalFileSystem local)) {
      return false;
    }
    java.nio.file.Path path = local.pathToFile(folder).toPath();
    if (!Files.isSymbolicLink(path)) {
      return false;
    }
    java.nio.file.Path goal = path.toRealPath();
    for (java.nio.file.Path above = path.getParent(); above != null; above = above.getParent()) {
      if (above.toRealPath().startsWith(goal)) {
        return true;
      }
    }
    return false;
  }
}
