package dev.pointwise.benchmarks.jobs;

import dev.pointwise.benchmarks.coordinator.Checkout;
import dev.pointwise.benchmarks.coordinator.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The commands that are compared.
 *
 * @param work a folder for outputs and logs
 */
record JobCommands(Checkout checkout, Path onnx, Path work) {
  private static final String PACKAGE = "dev.pointwise.benchmarks.handwritten.";

  /** Both cores, one native thread each. */
  JobRun forwardPass(int seconds) throws IOException, InterruptedException {
    return run(
        List.of(
            script(),
            "bench",
            "--model",
            onnx.toString(),
            "--batch-size",
            "8",
            "--threads",
            String.valueOf(Runtime.getRuntime().availableProcessors()),
            "--seconds",
            String.valueOf(seconds),
            "--json"),
        "forward");
  }

  JobRun pointwise(Path pictures) throws IOException, InterruptedException {
    clear("pointwise");
    return run(
        List.of(
            script(),
            "predict",
            "--model",
            onnx.toString(),
            "--preprocess",
            "imagenet",
            "--input",
            pictures.toString(),
            "--output",
            output("pointwise"),
            "--quiet"),
        "pointwise");
  }

  JobRun handWritten(Path pictures) throws IOException, InterruptedException {
    clear("hand-written");
    return run(
        java("HandWrittenJob", onnx.toString(), pictures.toString(), output("hand-written")),
        "hand-written");
  }

  /** What the rows of the last two runs have in common, in a sentence. */
  String comparison() throws IOException {
    return "Rows, resized as Pillow does and by OpenCV's areas: "
        + new Program(work).output(java("CompareRows", output("pointwise"), output("hand-written")))
        + ".";
  }

  private JobRun run(List<String> command, String name) throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("OMP_NUM_THREADS", "1", "SPARK_LOCAL_IP", "127.0.0.1");
    return JobRun.of(command, environment, work.resolve(name + ".log"));
  }

  private String script() {
    return checkout.top().resolve("scripts/pointwise").toString();
  }

  private String output(String name) {
    return work.resolve(name).toString();
  }

  private List<String> java(String mainClass, String... arguments) throws IOException {
    Path module = checkout.top().resolve("tests/benchmarks/job-onnxruntime");
    Path conf = checkout.top().resolve("conf");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + conf.resolve("jvm.options"));
    command.add("-Dspark.ui.enabled=false");
    command.add("-Dlog4j2.configurationFile=" + conf.resolve("log4j2.properties"));
    command.addAll(List.of("-cp", BenchJob.javaClassPath(module), PACKAGE + mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  private void clear(String name) throws IOException {
    Path folder = work.resolve(name);
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
