package dev.pointwise.model.verify;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.read.onnx.OnnxModel;
import dev.pointwise.model.read.onnx.OnnxTensor;
import dev.pointwise.model.tensor.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs models on inputs whose outputs are known. Thread-safe as far as the engine is. */
public final class Verification {
  private final Engine engine;

  Verification(Engine engine) {
    this.engine = engine;
  }

  /**
   * Runs all test cases below a folder, in the order of their paths, each when its result is asked
   * for. Layouts: {@code model.onnx} with {@code test_data_set_*}, {@code NAME.onnx} with {@code
   * NAME_output_0.pb}, {@code NAME.onnx} with {@code NAME.expected.npy} and {@code input.npy}.
   *
   * @throws IOException when the folder cannot be listed; a case's own files that cannot be read
   *     make that case fail
   */
  public static Stream<Result> of(Path directory, Engine engine) throws IOException {
    Verification verification = new Verification(engine);
    return TestCases.below(directory).stream().map(verification::run);
  }

  /**
   * One network on a batch of images.
   *
   * @param images first axis the batch
   * @param expected the network's only output for them; axes of extent 1 may come and go
   */
  public static Result of(
      Graph graph, FloatTensor images, FloatTensor expected, Engine engine, Kernels kernels) {
    return result(
        graph.name(),
        () ->
            Agreement.of(
                Batch.run(graph, engine, kernels, images),
                List.of(expected),
                DataSet.Shapes.EQUAL_BUT_FOR_ONES));
  }

  Result run(TestCase testCase) {
    return result(testCase.name(), () -> agreement(testCase));
  }

  private Agreement agreement(TestCase testCase) throws IOException {
    OnnxModel model = parse(testCase.model());
    double maxError = 0;
    for (DataSet data : testCase.source().read(model)) {
      List<FloatTensor> actual = new CaseRun(model, engine, data).outputs();
      List<FloatTensor> expected = data.outputs().stream().map(OnnxTensor::floats).toList();
      Agreement agreement = Agreement.of(actual, expected, data.shapes());
      if (agreement.failure().isPresent()) {
        return agreement;
      }
      maxError = Math.max(maxError, agreement.maxError());
    }
    return new Agreement(maxError, Optional.empty());
  }

  private static OnnxModel parse(Path path) throws IOException {
    byte[] content = Files.readAllBytes(path);
    OnnxModel model = OnnxModel.parse(ModelFile.of(path.toString(), content));
    Map<String, byte[]> weights = new HashMap<>();
    for (String location : model.weightFiles()) {
      weights.put(location, Files.readAllBytes(path.resolveSibling(location)));
    }
    return OnnxModel.parse(new ModelFile(path.toString(), content, weights));
  }

  private interface Comparison {
    Agreement run() throws IOException;
  }

  private static Result result(String name, Comparison comparison) {
    try {
      Agreement agreement = comparison.run();
      return agreement
          .failure()
          .<Result>map(reason -> new Result.Failed(name, reason))
          .orElseGet(() -> new Result.Passed(name, agreement.maxError()));
    } catch (UnsupportedModelException e) {
      return new Result.Unsupported(name, e.feature(), e.getMessage());
    } catch (ModelException e) {
      return new Result.Failed(name, e.getMessage());
    } catch (IOException | RuntimeException e) {
      return new Result.Failed(name, e.toString());
    }
  }
}
