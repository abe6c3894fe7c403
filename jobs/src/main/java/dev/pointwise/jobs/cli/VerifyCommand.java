package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.InputException;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.verify.NpyReader;
import dev.pointwise.model.verify.Result;
import dev.pointwise.model.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Run models on inputs whose outputs are known; |a - b| <= 1e-5 + 1e-3 |b| passes.",
      "Either folders of ONNX test cases (model.onnx, test_data_set_*/input_*.pb, output_*.pb), or"
          + " --model with --input and --expected. Exits with 1 when a case fails."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders with test cases below.")
  private final List<Path> folders = new ArrayList<>();

  @Mixin private ModelOption model;

  @Option(
      names = "--input",
      paramLabel = "X.npy",
      description = "A batch of the model's inputs; the first axis is the batch.")
  private Path input;

  @Option(names = "--expected", paramLabel = "Y.npy", description = "The outputs they should give.")
  private Path expected;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Tally tally = new Tally();
    Engine engine = new Nd4jEngine();
    for (Path folder : requestedFolders()) {
      try (Stream<Result> results = cases(folder, engine)) {
        results.forEach(result -> print(result, tally));
      }
    }
    if (input != null) {
      print(pair(engine), tally);
    }
    if (tally.total() == 0) {
      throw new InputException("%s hold no test case; see --help".formatted(folders));
    }
    console.out().println(tally);
    return tally.failed == 0 ? ExitCode.DONE.number() : ExitCode.INTERNAL_ERROR.number();
  }

  private List<Path> requestedFolders() {
    if ((input == null) != (expected == null)) {
      throw new UsageException("--input and --expected belong together; give both");
    }
    if (folders.isEmpty() && input == null) {
      throw new UsageException("Nothing to verify; give folders, or --input and --expected");
    }
    folders.stream()
        .filter(folder -> !Files.isDirectory(folder))
        .findFirst()
        .ifPresent(
            folder -> {
              throw new InputException("'%s' is no folder; check the path".formatted(folder));
            });
    return folders;
  }

  private static Stream<Result> cases(Path folder, Engine engine) {
    try {
      return Verification.of(folder, engine);
    } catch (IOException e) {
      throw new InputException("'%s' cannot be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private Result pair(Engine engine) {
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    Graph network = ModelBundle.network(model.orDefault(), files);
    return Verification.of(
        network,
        array(input),
        array(expected),
        engine,
        ModelBundle.kernels(model.orDefault(), files));
  }

  private static FloatTensor array(Path file) {
    try {
      return NpyReader.read(file);
    } catch (IOException e) {
      throw new InputException("'%s' cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void print(Result result, Tally tally) {
    console.out().println(result.line());
    tally.add(result);
  }

  /** How the cases went. */
  private static final class Tally {
    private int passed;
    private int failed;
    private int unsupported;

    void add(Result result) {
      passed += result instanceof Result.Passed ? 1 : 0;
      failed += result instanceof Result.Failed ? 1 : 0;
      unsupported += result instanceof Result.Unsupported ? 1 : 0;
    }

    int total() {
      return passed + failed + unsupported;
    }

    @Override
    public String toString() {
      return "%d passed, %d failed, %d unsupported".formatted(passed, failed, unsupported);
    }
  }
}
