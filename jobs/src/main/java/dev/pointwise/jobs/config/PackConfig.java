package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;
import java.util.Optional;

/**
 * What {@code pack} was asked to do.
 *
 * @param input files that are pictures
 * @param output a folder that does not exist, or is empty
 * @param fileMegabytes of pictures in a file, about
 * @param rowsPerFile in place of their size
 * @param partitions how many files, in place of their size
 */
public record PackConfig(
    InputConfig input,
    OutputConfig output,
    int fileMegabytes,
    Optional<Integer> rowsPerFile,
    Optional<Integer> partitions) {
  public PackConfig {
    requirePositive("--file-megabytes", fileMegabytes);
    rowsPerFile.ifPresent(rows -> requirePositive("--rows-per-file", rows));
    partitions.ifPresent(files -> requirePositive("--partitions", files));
    if (rowsPerFile.isPresent() && partitions.isPresent()) {
      throw new UsageException("--rows-per-file and --partitions contradict; give one of them");
    }
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UsageException("%s is at least 1, but got %d".formatted(option, value));
    }
  }
}
