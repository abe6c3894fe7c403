package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.model.predict.Task;

/**
 * Everything a {@code predict} or {@code features} run was asked to do.
 *
 * @param command as the user typed it
 */
public record RunConfig(
    String command,
    ModelConfig model,
    Task task,
    InputConfig input,
    InferenceConfig inference,
    OutputConfig output) {
  public RunConfig {
    if (output.mode() == WriteMode.INCREMENTAL) {
      requireKnownFiles(input.format(), output.incremental().orElseThrow());
    }
  }

  /** What is done is remembered by file. */
  private static void requireKnownFiles(InputFormat format, IncrementalConfig incremental) {
    if (format.packing() == Packing.TABLE) {
      throw new UsageException(
          "--mode incremental remembers which files are done, but those of --input-format '%s' are known to its data source only; choose another mode, or name files and their format"
              .formatted(format.name()));
    }
    if (format.packing() != Packing.PICTURES
        && incremental.rejected() == IncrementalConfig.Rejected.RETRY) {
      throw new UsageException(
          "--retry-rejected takes single files, but --input-format '%s' packs pictures; leave it out, or start again with a new --checkpoint and --output"
              .formatted(format.name()));
    }
  }
}
