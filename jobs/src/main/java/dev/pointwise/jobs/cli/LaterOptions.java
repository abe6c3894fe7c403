package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.UsageException;
import java.util.Map;

/** Options that are promised but not there: better a clear word than "unknown option". */
final class LaterOptions {
  private static final Map<String, String> PROMISED =
      Map.of(
          "--input-format", "pictures inside Parquet, tar or sequence files are",
          "--content-column", "pictures inside Parquet files are",
          "--id-column", "pictures inside Parquet files are");

  private LaterOptions() {}

  /**
   * @throws UsageException when one is used
   */
  static void refuse(String[] arguments) {
    for (String argument : arguments) {
      String option = argument.split("=", 2)[0];
      if (PROMISED.containsKey(option)) {
        throw new UsageException(
            "%s: %s not available in this version".formatted(option, PROMISED.get(option)));
      }
    }
  }
}
