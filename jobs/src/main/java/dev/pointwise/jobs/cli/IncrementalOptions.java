package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.IncrementalConfig;
import dev.pointwise.jobs.config.IncrementalConfig.Rejected;
import dev.pointwise.jobs.config.IncrementalConfig.WhenEmpty;
import dev.pointwise.jobs.config.WriteMode;
import dev.pointwise.jobs.failure.UsageException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How runs of {@code --mode incremental} follow each other. */
final class IncrementalOptions {
  private static final int COMMIT_EVERY = 10_000;

  @Option(
      names = "--checkpoint",
      paramLabel = "URI",
      description = "With --mode incremental: a folder of its own, for which pictures are done.")
  private String checkpoint;

  @Option(
      names = "--commit-every",
      paramLabel = "N",
      description =
          "With --mode incremental: pictures a batch, of packed ones by a guess from their files'"
              + " sizes; a run that is killed loses no more than one (default: "
              + COMMIT_EVERY
              + ").")
  private Integer commitEvery;

  @Option(
      names = "--retry-rejected",
      description = "With --mode incremental: also do again what earlier runs rejected.")
  private boolean retryRejected;

  @Option(
      names = "--exit-99-when-empty",
      description = "With --mode incremental: exit with code 99 when there is nothing to do.")
  private boolean exit99WhenEmpty;

  /** Exactly for {@link WriteMode#INCREMENTAL}. */
  Optional<IncrementalConfig> config(WriteMode mode) {
    if (mode != WriteMode.INCREMENTAL) {
      refuse("--checkpoint", checkpoint != null);
      refuse("--commit-every", commitEvery != null);
      refuse("--retry-rejected", retryRejected);
      refuse("--exit-99-when-empty", exit99WhenEmpty);
      return Optional.empty();
    }
    if (checkpoint == null) {
      throw new UsageException(
          "--mode incremental needs --checkpoint URI, a folder in which it remembers which pictures are done");
    }
    return Optional.of(
        new IncrementalConfig(
            checkpoint,
            commitEvery == null ? COMMIT_EVERY : commitEvery,
            retryRejected ? Rejected.RETRY : Rejected.KEEP,
            exit99WhenEmpty ? WhenEmpty.EXIT_99 : WhenEmpty.DONE));
  }

  private static void refuse(String option, boolean given) {
    if (given) {
      throw new UsageException(option + " goes only with --mode incremental");
    }
  }
}
