package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.inspect.BenchmarkReport;
import dev.pointwise.model.inspect.BenchmarkSettings;
import dev.pointwise.model.inspect.ForwardBenchmark;
import dev.pointwise.model.predict.ModelBundle;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "bench",
    description =
        "Measure the forward pass alone, and what its layers take: several sessions at once, one"
            + " native thread each.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final int LEAST_WIDTH = 80;
  private static final int MOST_WIDTH = 120;
  private static final double MILLIS = 1e3;

  private final Console console;
  @Mixin private ModelOption model;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "8",
      description = "Images a forward pass (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(names = "--threads", paramLabel = "T", description = "Sessions (default: one a core).")
  private Integer threads;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "To measure, after a quarter of it as warm-up (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--json", description = "One JSON object in place of the text.")
  private boolean json;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    BenchmarkSettings settings = settings(ModelBundle.kernels(model.orDefault(), files));
    Graph network = ModelBundle.network(model.orDefault(), files);
    BenchmarkReport report = ForwardBenchmark.run(network, new Nd4jEngine(), settings);
    if (json) {
      console.out().println(report.toJson());
    } else {
      console.out().print(report.toText(width()));
    }
    return ExitCode.DONE.number();
  }

  private static int width() {
    int terminal = TerminalColumns.ofStandardError().orElse(LEAST_WIDTH);
    return Math.max(LEAST_WIDTH, Math.min(terminal, MOST_WIDTH));
  }

  private BenchmarkSettings settings(Kernels kernels) {
    int sessions = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    long millis = (long) (seconds * MILLIS);
    if (batchSize < 1 || sessions < 1 || millis < 1) {
      throw new UsageException(
          "--batch-size %d, --threads %d and --seconds %s must all be above 0"
              .formatted(batchSize, sessions, seconds));
    }
    return new BenchmarkSettings(batchSize, sessions, Duration.ofMillis(millis), kernels);
  }
}
