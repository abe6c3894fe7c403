package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.verify.TestData;
import dev.pointwise.model.write.onnx.OnnxWriter;
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
  private static final String NAME_IN_TEST_CASES = "model.onnx";
  private static final long SEED = 1;

  private final Console console;
  @Mixin private ModelOption model;

  @Option(
      names = "--output",
      paramLabel = "FILE.onnx",
      required = true,
      description = "A new file, local or a URI of any Hadoop file system.")
  private String output;

  @Option(
      names = "--with-test-data",
      description =
          "Make a test case of it, for verify and for other runtimes: beside FOLDER/model.onnx"
              + " comes FOLDER/test_data_set_0 with an image of random values and what textbook"
              + " loops make of it, which takes a while for large networks.")
  private boolean withTestData;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    NewFile file = new NewFile(output, files).requireFree();
    if (withTestData) {
      requireNameOfTestCases();
      file.beside(TestData.FOLDER).requireFree();
    }
    Graph network = ModelBundle.network(model.orDefault(), files);
    byte[] content = new OnnxWriter().write(network);
    file.write(content);
    if (withTestData) {
      TestData.of(network, new ReferenceEngine(), SEED)
          .files()
          .forEach((name, data) -> file.beside(TestData.FOLDER + "/" + name).write(data));
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

  private void requireNameOfTestCases() {
    if (!output.equals(NAME_IN_TEST_CASES) && !output.endsWith("/" + NAME_IN_TEST_CASES)) {
      throw new UsageException(
          "--with-test-data: the model of a test case is called %s, but --output is '%s'; give --output FOLDER/%s"
              .formatted(NAME_IN_TEST_CASES, output, NAME_IN_TEST_CASES));
    }
  }
}
