package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.config.OutputFormat;
import dev.pointwise.jobs.config.WriteMode;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the rows are kept, and when a run counts as failed. */
final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "parquet|json|csv",
      defaultValue = "parquet",
      converter = LowerCase.Format.class,
      description = "How rows are stored; arrays in CSV are JSON text (default: parquet).")
  private OutputFormat format;

  @Option(
      names = "--mode",
      paramLabel = "error|overwrite|append|incremental",
      defaultValue = "error",
      converter = LowerCase.Mode.class,
      description =
          "When the folder holds rows already; incremental does only pictures that are new"
              + " since the last run with the same checkpoint (default: error).")
  private WriteMode mode;

  @Mixin private IncrementalOptions incremental;

  @Option(
      names = "--max-reject-rate",
      paramLabel = "R",
      defaultValue = "1",
      description =
          "Exit with code 4 when more than this share of the pictures is rejected, 0 to 1"
              + " (default: ${DEFAULT-VALUE}).")
  private double maxRejectRate;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write a page about the run: figures, times, classes, pictures.")
  private String report;

  /** The options with the folder of {@code --output}, which not every call of a command needs. */
  OutputConfig output(String uri) {
    return new OutputConfig(
        uri, format, mode, maxRejectRate, Optional.ofNullable(report), incremental.config(mode));
  }
}
