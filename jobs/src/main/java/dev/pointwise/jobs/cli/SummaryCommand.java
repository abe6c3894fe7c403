package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.inspect.Summary;
import dev.pointwise.model.predict.ModelBundle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "summary",
    description = "Print a model's layers, parameters, MACs, FLOPs and activation memory.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SummaryCommand implements Callable<Integer> {
  private static final int WIDTH = 120;

  private final Console console;
  @Mixin private ModelOption model;

  @Option(names = "--json", description = "One JSON object in place of the table.")
  private boolean json;

  SummaryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    Graph network = ModelBundle.architecture(model.orDefault(), files);
    Summary summary = Summary.of(network);
    console.out().println(json ? summary.toJson() : summary.toTable(WIDTH));
    return ExitCode.DONE.number();
  }
}
