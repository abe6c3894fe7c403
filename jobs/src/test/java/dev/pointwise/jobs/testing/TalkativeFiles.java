package dev.pointwise.jobs.testing;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Local files as {@code talkative:/...} that need a secret key and tell it when they refuse: to
 * open files with {@code denied} in their names, and to list folders with {@code closed} in theirs.
 */
public final class TalkativeFiles extends RawLocalFileSystem {
  public static final String SECRET = "hush0hush0hush";
  public static final String KEY = "fs.talkative.secret.key";
  public static final String CLASS_KEY = "fs.talkative.impl";

  @Override
  public URI getUri() {
    return URI.create("talkative:///");
  }

  @Override
  public String getScheme() {
    return "talkative";
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    if (path.getName().contains("denied")) {
      throw refusal(getConf());
    }
    return super.open(path, bufferSize);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    if (path.getName().contains("closed")) {
      throw refusal(getConf());
    }
    return super.listStatus(path);
  }

  private static IOException refusal(Configuration configuration) {
    return new IOException("the key " + configuration.get(KEY) + " does not open this");
  }
}
