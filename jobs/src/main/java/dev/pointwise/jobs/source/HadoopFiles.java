package dev.pointwise.jobs.source;

import dev.pointwise.model.predict.ResourceReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Whole files of any Hadoop file system. Names without a scheme belong to the default one. */
public record HadoopFiles(Configuration configuration) implements ResourceReader {
  /** A folder or a file without read permission is "not found" too in java.io. */
  private static final Pattern MISSING =
      Pattern.compile("does not exist|no such file", Pattern.CASE_INSENSITIVE);

  @Override
  public byte[] read(String uri) throws IOException {
    try (InputStream content = open(uri)) {
      return content.readAllBytes();
    }
  }

  FSDataInputStream open(String uri) throws IOException {
    Path path = path(uri);
    return withoutChecksums(path.getFileSystem(configuration)).open(path);
  }

  /**
   * The file system without the checksum files that Hadoop keeps beside local files: they fail for
   * names with a colon, and nobody looks for them beside a page.
   */
  public static FileSystem withoutChecksums(FileSystem files) {
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }

  long length(String uri) throws IOException {
    Path path = path(uri);
    return path.getFileSystem(configuration).getFileStatus(path).getLen();
  }

  public boolean exists(String uri) throws IOException {
    Path path = path(uri);
    return path.getFileSystem(configuration).exists(path);
  }

  /** Writes a file whole or not at all; one that exists is an error. */
  public void writeNew(String uri, byte[] content) throws IOException {
    Path path = path(uri);
    FileSystem files = withoutChecksums(path.getFileSystem(configuration));
    OutputStream created = files.create(path, false);
    try (OutputStream stream = created) {
      stream.write(content);
    } catch (IOException e) {
      files.delete(path, false);
      throw e;
    }
  }

  public String readText(String uri) throws IOException {
    return new String(read(uri), StandardCharsets.UTF_8);
  }

  private static Path path(String uri) throws IOException {
    try {
      return new Path(uri);
    } catch (IllegalArgumentException e) {
      throw new IOException("'%s' is no path or URI".formatted(uri), e);
    }
  }

  /** Why a file could not be used, in one line. */
  public static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    boolean missing = e instanceof FileNotFoundException && MISSING.matcher(message).find();
    return missing ? "it does not exist" : message.lines().findFirst().orElse(message);
  }
}
