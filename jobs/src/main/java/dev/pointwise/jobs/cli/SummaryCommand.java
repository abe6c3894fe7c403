package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.inspect.RunMemory;
import dev.pointwise.model.inspect.Summary;
import dev.pointwise.model.predict.ModelBundle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "summary",
    description =
        "Print a model's layers, parameters, MACs and FLOPs, and the memory that running it takes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SummaryCommand implements Callable<Integer> {
  /** Where it does not go to a terminal. */
  private static final int WIDTH = 120;

  private static final int DEFAULT_BATCH_SIZE = 8;

  private final Console console;
  @Mixin private ModelOption model;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images a forward pass, for its memory (default: 8, or what a batch can be).")
  private Integer batchSize;

  @Option(names = "--json", description = "One JSON object in place of the table.")
  private boolean json;

  SummaryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (batchSize != null && batchSize < 1) {
      throw new UsageException("--batch-size is %d; it must be above 0".formatted(batchSize));
    }
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    Graph network = ModelBundle.architecture(model.orDefault(), files);
    Summary summary = Summary.of(network);
    RunMemory memory = memory(network);
    int width = TerminalColumns.ofStandardOutput().orElse(WIDTH);
    console.out().println(json ? summary.toJson(memory) : summary.toTable(width) + memory.toText());
    return ExitCode.DONE.number();
  }

  private RunMemory memory(Graph network) {
    Engine engine = new Nd4jEngine();
    return batchSize == null
        ? RunMemory.ofAtMost(network, engine, DEFAULT_BATCH_SIZE)
        : RunMemory.of(network, engine, batchSize);
  }
}
