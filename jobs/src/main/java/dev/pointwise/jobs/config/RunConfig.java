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
    boolean isPacked = input.format().packing() != Packing.PICTURES;
    if (isPacked && output.mode() == WriteMode.INCREMENTAL) {
      throw new UsageException(
          "--mode incremental takes files that are pictures, but --input-format is '%s'; choose another mode"
              .formatted(input.format().name()));
    }
  }
}
