package dev.pointwise.jobs.source;

import dev.pointwise.model.predict.ResourceReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Whole files of any Hadoop file system. Names without a scheme belong to the default one. */
public record HadoopFiles(Configuration configuration) implements ResourceReader {
  @Override
  public byte[] read(String uri) throws IOException {
    Path path = path(uri);
    try (InputStream content = path.getFileSystem(configuration).open(path)) {
      return content.readAllBytes();
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
  public static String reason(IOException e) {
    if (e instanceof FileNotFoundException) {
      return "it does not exist";
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
