package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.write.onnx.OnnxWriter;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description =
        "Write a model's network as ONNX (opset 17, or 20 where a layer needs it), with an open"
            + " batch axis.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  private final Console console;
  @Mixin private ModelOption model;

  @Option(
      names = "--output",
      paramLabel = "FILE.onnx",
      required = true,
      description = "A new file, local or a URI of any Hadoop file system.")
  private String output;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    requireFree(files);
    Graph network = ModelBundle.network(model.orDefault(), files);
    byte[] content = new OnnxWriter().write(network);
    try {
      files.writeNew(output, content);
    } catch (IOException e) {
      throw new OutputException(
          "Output '%s' cannot be written: %s".formatted(output, HadoopFiles.reason(e)), e);
    }
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: %d layers, %.1f MB in %s%n",
            network.name(),
            network.nodes().size(),
            content.length / MEGABYTE,
            output);
    return ExitCode.DONE.number();
  }

  private void requireFree(HadoopFiles files) {
    try {
      if (files.exists(output)) {
        throw new OutputException("Output '%s' exists already; name a new file".formatted(output));
      }
    } catch (IOException e) {
      throw new OutputException(
          "Output '%s' cannot be used: %s".formatted(output, HadoopFiles.reason(e)), e);
    }
  }
}
