package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.sample.SampleSet;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sample",
    description =
        "Draw labelled pictures for a first run, with their labels in labels.csv. The same seed"
            + " gives the same pictures.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SampleCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "A new or empty folder.")
  private Path output;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "200",
      description = "Pictures (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "2026",
      description = "The start of the dice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Squares of N x N pixels (default: many sizes, 96 to 1200 pixels a side).")
  private Integer size;

  SampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      OptionalInt side = size == null ? OptionalInt.empty() : OptionalInt.of(size);
      new SampleSet(count, seed, side).writeTo(output);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--count or --size: " + e.getMessage(), e);
    } catch (FileSystemException e) {
      throw refused(e.getReason() == null ? e.getMessage() : e.getReason(), e);
    } catch (IOException e) {
      throw refused(e.getMessage(), e);
    }
    console.err().printf(Locale.ROOT, "%,d pictures in %s%n", count, output);
    return ExitCode.DONE.number();
  }

  private OutputException refused(String why, IOException e) {
    return new OutputException("Output '%s' is refused: %s".formatted(output, why), e);
  }
}
