package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;
import java.util.Optional;

/**
 * Where the rows go.
 *
 * @param maxRejectRate rejected pictures over all pictures, 0 to 1, above which the run fails
 * @param report the HTML file for the report page
 * @param incremental exactly with {@link WriteMode#INCREMENTAL}
 */
public record OutputConfig(
    String uri,
    OutputFormat format,
    WriteMode mode,
    double maxRejectRate,
    Optional<String> report,
    Optional<IncrementalConfig> incremental) {
  public OutputConfig {
    if (uri.isBlank()) {
      throw new UsageException("--output is empty; name a folder to write the rows to");
    }
    if (!(maxRejectRate >= 0 && maxRejectRate <= 1)) {
      throw new UsageException(
          "--max-reject-rate is a share of the pictures, 0 to 1, but got " + maxRejectRate);
    }
    if ((mode == WriteMode.INCREMENTAL) != incremental.isPresent()) {
      throw new IllegalArgumentException("Mode %s with %s".formatted(mode, incremental));
    }
  }
}
