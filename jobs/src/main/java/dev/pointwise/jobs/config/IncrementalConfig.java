package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;

/**
 * How runs follow each other on one output.
 *
 * @param checkpoint the folder that remembers which pictures are done
 * @param commitEvery pictures, after which rows are made permanent
 * @param rejected what becomes of pictures that earlier runs rejected
 * @param whenEmpty how a run ends that finds nothing new
 */
public record IncrementalConfig(
    String checkpoint, int commitEvery, Rejected rejected, WhenEmpty whenEmpty) {

  /** What becomes of pictures that earlier runs rejected. */
  public enum Rejected {
    KEEP,
    RETRY
  }

  /** How a run ends that finds nothing new. */
  public enum WhenEmpty {
    DONE,
    EXIT_99
  }

  public IncrementalConfig {
    if (checkpoint.isBlank()) {
      throw new UsageException("--checkpoint is empty; name a folder for what is done");
    }
    if (commitEvery < 1) {
      throw new UsageException("--commit-every is at least 1 picture, but got " + commitEvery);
    }
  }
}
