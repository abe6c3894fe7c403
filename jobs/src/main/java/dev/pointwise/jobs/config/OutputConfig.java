package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;

/**
 * Where the rows go.
 *
 * @param maxRejectRate rejected pictures over all pictures, 0 to 1, above which the run fails
 */
public record OutputConfig(String uri, OutputFormat format, WriteMode mode, double maxRejectRate) {
  public OutputConfig {
    if (uri.isBlank()) {
      throw new UsageException("--output is empty; name a folder to write the rows to");
    }
    if (!(maxRejectRate >= 0 && maxRejectRate <= 1)) {
      throw new UsageException(
          "--max-reject-rate is a share of the pictures, 0 to 1, but got " + maxRejectRate);
    }
  }
}
