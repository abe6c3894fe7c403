package dev.pointwise.jobs.cli;

import picocli.CommandLine.Option;

/** How a run speaks, and where else its options are. */
final class RunOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML with any of these options as keys, without their dashes; the command line wins.")
  private String unusedConfig; // taken from the arguments before they are parsed

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  boolean isQuiet() {
    return quiet;
  }
}
