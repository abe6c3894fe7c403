package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.config.OutputFormat;
import dev.pointwise.jobs.config.WriteMode;
import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under {@code stuck:/}, where nothing can be renamed. */
public final class StuckFiles extends RawLocalFileSystem {
  static FileSink open(java.nio.file.Path rows) {
    Configuration configuration = new Configuration();
    configuration.setClass(
        "fs.stuck.impl", StuckFiles.class, org.apache.hadoop.fs.FileSystem.class);
    OutputConfig config =
        new OutputConfig(
            "stuck:" + rows,
            OutputFormat.JSON,
            WriteMode.OVERWRITE,
            1,
            Optional.empty(),
            Optional.empty());
    return FileSink.open(config, "run-1", configuration);
  }

  @Override
  public URI getUri() {
    return URI.create("stuck:///");
  }

  @Override
  public boolean rename(Path from, Path to) {
    return false;
  }
}
