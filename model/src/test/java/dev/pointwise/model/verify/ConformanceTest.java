package dev.pointwise.model.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.SharedData;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.verify.Result.Failed;
import dev.pointwise.model.verify.Result.Passed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX's own test cases, and whole architectures with known outputs, on the reference engine. */
class ConformanceTest {
  private static final int NODE_CASES = 566;
  private static final int NODE_CASES_PASSED = 371;

  @Test
  void passesTheNodeTestsThatItSupports() throws IOException {
    try (Stream<Result> stream =
        Verification.of(SharedData.path("onnx-node"), new ReferenceEngine())) {
      List<Result> results = stream.toList();

      assertThat(results).hasSize(NODE_CASES);
      assertThat(results).doesNotHaveAnyElementsOfTypes(Failed.class);
      assertThat(results.stream().filter(Passed.class::isInstance))
          .hasSizeGreaterThanOrEqualTo(NODE_CASES_PASSED);
    }
  }

  @Test
  void passesALightModel() throws IOException {
    Path folder = SharedData.path("onnx-light");
    TestCase squeezenet =
        TestCases.below(folder).stream()
            .filter(found -> found.name().equals("light_squeezenet"))
            .findFirst()
            .orElseThrow();

    assertThat(new Verification(new ReferenceEngine()).run(squeezenet)).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light_bvlc_alexnet", "light_inception_v1", "light_resnet50"})
  void readsLightModels(String name) throws IOException {
    Graph graph = read(SharedData.path("onnx-light").resolve(name + ".onnx"));

    assertThat(graph.outputs()).extracting(node -> node.shape()).containsExactly(Shape.of(1000));
  }

  /** One of the three pictures of each: the reference engine takes seconds for one. */
  @ParameterizedTest
  @CsvSource({"inception_v1_div4_seed1, 0", "resnet50_div8_seed1, 1", "squeezenet_div2_seed1, 2"})
  void computesWholeArchitectures(String name, int row) throws IOException {
    Path folder = SharedData.path("onnx-seeded");
    Graph graph = read(folder.resolve(name + ".onnx"));

    Result result =
        Verification.of(
            graph,
            row(NpyReader.read(folder.resolve("input.npy")), row),
            row(NpyReader.read(folder.resolve(name + ".expected.npy")), row),
            new ReferenceEngine(),
            Kernels.FASTEST);

    assertThat(result).isInstanceOf(Passed.class);
  }

  private static Graph read(Path model) throws IOException {
    return new OnnxReader().read(ModelFile.of(model.toString(), Files.readAllBytes(model)));
  }

  private static FloatTensor row(FloatTensor tensor, int row) {
    Shape one = tensor.shape().withDim(0, 1);
    int from = row * one.elements();
    return FloatTensor.of(one, Arrays.copyOfRange(tensor.values(), from, from + one.elements()));
  }
}
