package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.InputFormat;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How pictures lie in the input. */
final class InputFormatOptions {
  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      defaultValue = "pictures",
      description =
          "What the input's files are: pictures, parquet, orc, tar (also .tar.gz; webdataset"
              + " shards), sequence (Hadoop's); or a table of any data source on Spark's class"
              + " path, such as delta (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--content-column",
      paramLabel = "C",
      description = "In rows: the binary column of the pictures (default: content).")
  private String contentColumn;

  @Option(
      names = "--id-column",
      paramLabel = "I",
      description = "In rows: the column of the ids (default: id, or else path).")
  private String idColumn;

  InputFormat format() {
    return new InputFormat(name, Optional.ofNullable(contentColumn), Optional.ofNullable(idColumn));
  }
}
