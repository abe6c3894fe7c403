package dev.pointwise.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.inspect.Summary;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.write.onnx.OnnxWriter;
import dev.pointwise.model.zoo.Weights.Role;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ZooTest {
  /** The same kernels, and so the same digits, in every run. */
  private static final Kernels DIRECT = new Kernels(Kernels.Winograd.OFF, Map.of());

  /** Larger ones are compared by their layers alone, to keep the test short. */
  private static final long MOST_MACS_TO_RUN = 1_600_000_000L;

  static Set<String> names() {
    return Zoo.names();
  }

  private static Graph random(String name) {
    return Zoo.build(name, new RandomWeights(1));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isReadBackFromOnnx(String name) {
    Graph graph = random(name);
    Graph read = new OnnxReader().read(ModelFile.of(name, new OnnxWriter().write(graph)));

    if (!name.startsWith("tutorial")) { // whose ReLUs become nodes of their own
      assertThat(read.nodes().stream().map(Node::toString).toList())
          .isEqualTo(graph.nodes().stream().map(Node::toString).toList());
    }
    assertThat(Summary.of(read).parameters()).isEqualTo(Summary.of(graph).parameters());
    assertThat(Summary.of(read).macs()).isEqualTo(Summary.of(graph).macs());
    if (Summary.of(graph).macs() < MOST_MACS_TO_RUN) {
      assertThat(run(read)).isEqualTo(run(graph));
    }
  }

  /** The first output for an image of random values. */
  private static float[] run(Graph graph) {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(graph, DIRECT);
        Session session = plan.newSession(1)) {
      Random random = new Random(1);
      for (int i = 0; i < session.input().capacity(); i++) {
        session.input().put(i, (float) random.nextGaussian());
      }
      session.run(1);
      return session.output(0, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "resnet152, fc",
    "googlenet, loss3/classifier",
    "googlenet-torchvision, fc",
    "squeezenet1_0, flatten",
    "nin-cifar10, flatten",
    "mobilenet_v1_1.0_224, conv_preds",
    "resnet56-cifar10, linear"
  })
  void randomWeightsKeepActivationsAtTheOrderOfOne(String name, String logits) {
    float[] values = run(random(name).cutAt(List.of(logits)));
    double meanSquare =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i] * values[i])
            .average()
            .orElse(0);

    assertThat(Math.sqrt(meanSquare)).isBetween(0.1, 10.0);
  }

  @Test
  void aTensorDependsOnSeedAndName() {
    Shape shape = Shape.of(4, 3, 3, 3);
    float[] first = new RandomWeights(1).tensor("conv1.weight", shape, Role.KERNEL).values();

    assertThat(new RandomWeights(1).tensor("conv1.weight", shape, Role.KERNEL).values())
        .isEqualTo(first);
    assertThat(new RandomWeights(2).tensor("conv1.weight", shape, Role.KERNEL).values())
        .isNotEqualTo(first);
    assertThat(new RandomWeights(1).tensor("conv2.weight", shape, Role.KERNEL).values())
        .isNotEqualTo(first);
  }

  @Test
  void kernelsHaveHesVariance() {
    FloatTensor kernel = new RandomWeights(7).tensor("w", Shape.of(64, 64, 3, 3), Role.KERNEL);
    double variance =
        IntStream.range(0, kernel.elements())
            .mapToDouble(i -> (double) kernel.at(i) * kernel.at(i))
            .average()
            .orElse(0);

    assertThat(variance * 64 * 3 * 3).isBetween(1.96, 2.04);
  }

  @Test
  void namesTheNearestArchitecture() {
    assertThatThrownBy(() -> Zoo.build("resnet51", Weights.blank()))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("No architecture is called 'resnet51' (did you mean 'resnet50'");
  }

  @Test
  void layersAreCalledAsTheirSourcesCallThem() {
    assertThat(random("resnet50").names())
        .containsKeys("conv1", "bn1", "layer1.0.downsample.0", "layer4.2.conv3", "fc");
    assertThat(random("googlenet").names())
        .containsKeys("conv1/7x7_s2", "pool1/norm1", "inception_3a/5x5_reduce", "loss3/classifier");
    assertThat(random("squeezenet1_1").names())
        .containsKeys("features.3.expand3x3", "features.12.squeeze", "classifier.1");
    assertThat(random("nin-cifar10").names()).containsKeys("conv1", "cccp6", "pool3");
  }
}
