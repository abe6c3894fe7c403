package dev.pointwise.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointwise.jobs.bench.Bench;
import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.inspect.LayerSummary;
import dev.pointwise.model.inspect.Summary;
import dev.pointwise.model.predict.ModelBundle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "bench",
    description =
        "Measure the forward pass alone: several sessions at once, one native thread each.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final double GIGA = 1e9;

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
      description = "To measure, after a fifth of it as warm-up (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--json", description = "One JSON object in place of the text.")
  private boolean json;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int cores = Runtime.getRuntime().availableProcessors();
    Bench bench = new Bench(batchSize, Optional.ofNullable(threads).orElse(cores), seconds);
    Graph network =
        ModelBundle.network(
            model.orDefault(), new HadoopFiles(SparkSessions.hadoopConfiguration()));
    Engine engine = new Nd4jEngine();
    Bench.Measured measured = bench.run(network, engine);
    Summary summary = Summary.of(network);
    console
        .out()
        .println(
            json ? json(bench, measured, summary, engine) : text(bench, measured, summary, engine));
    return ExitCode.DONE.number();
  }

  private static double gflops(Bench.Measured measured, Summary summary) {
    return measured.imagesPerSecond() * summary.flops() / GIGA;
  }

  private static String text(Bench bench, Bench.Measured measured, Summary summary, Engine engine) {
    return String.format(
        Locale.ROOT,
        "%s on %s, %d sessions, batches of %d: %.1f images/s, %.1f GFLOP/s (started in %.1f s)",
        summary.name(),
        engine.name(),
        bench.threads(),
        bench.batchSize(),
        measured.imagesPerSecond(),
        gflops(measured, summary),
        measured.startupSeconds());
  }

  private static String json(Bench bench, Bench.Measured measured, Summary summary, Engine engine) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("model", summary.name())
        .put("engine", engine.name())
        .put("batch_size", bench.batchSize())
        .put("threads", bench.threads())
        .put("images_per_second", measured.imagesPerSecond())
        .put("gflops", gflops(measured, summary))
        .put("startup_seconds", measured.startupSeconds());
    var layers = json.putArray("layers");
    for (LayerSummary layer : summary.layers()) {
      layers
          .addObject()
          .put("name", layer.name())
          .put("type", layer.type())
          .put("output_shape", layer.outputShape().toString())
          .put("macs", layer.macs());
    }
    return json.toString();
  }
}
