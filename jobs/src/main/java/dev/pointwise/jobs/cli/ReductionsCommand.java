package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.inspect.Reductions;
import dev.pointwise.model.predict.ModelBundle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reductions",
    description = "Print what each 1x1 convolution of a model does and costs, and what it saves.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReductionsCommand implements Callable<Integer> {
  private static final int WIDTH = 80;

  private final Console console;
  @Mixin private ModelOption model;

  @Option(names = "--json", description = "One JSON object in place of the table.")
  private boolean json;

  ReductionsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    Graph network = ModelBundle.architecture(model.orDefault(), files);
    Reductions reductions = Reductions.of(network);
    console.out().println(json ? reductions.toJson() : reductions.toText(WIDTH));
    return ExitCode.DONE.number();
  }
}
