package dev.pointwise.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.inspect.LayerSummary;
import dev.pointwise.model.inspect.Summary;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.tensor.Shape;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published numbers of the architectures, counted on the networks. */
class ZooCountsTest {
  private static final double GIGA = 1e9;

  private static Graph network(String name) {
    return Zoo.build(name, Weights.blank());
  }

  private static LayerSummary last(Summary summary) {
    return summary.layers().get(summary.layers().size() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "tutorial-base, 14336, 14336, 512",
    "tutorial-projection, 262656, 276992, 512",
    "tutorial-reduction, 32832, 47168, 64",
    "tutorial-expansion, 525312, 539648, 1024",
  })
  void theTutorialsPointwiseLayers(String name, long layer, long total, int maps) {
    Summary summary = Summary.of(network(name));

    assertThat(summary.input()).isEqualTo(Shape.chw(3, 256, 256));
    assertThat(last(summary).parameters()).isEqualTo(layer);
    assertThat(last(summary).outputShape()).isEqualTo(Shape.chw(maps, 256, 256));
    assertThat(summary.parameters()).isEqualTo(total);
  }

  @Test
  void aReductionMakesTheTutorials7x7EightTimesCheaper() {
    Summary direct = Summary.of(network("tutorial-7x7-direct"));
    Summary reduced = Summary.of(network("tutorial-7x7-reduced"));

    assertThat(last(direct).parameters()).isEqualTo(1_605_696);
    assertThat(last(reduced).parameters()).isEqualTo(200_768);
    assertThat(reduced.layers().get(2).parameters()).isEqualTo(32_832);
    assertThat(last(reduced).outputShape()).isEqualTo(last(direct).outputShape());
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, 11689512, 1814073344",
    "resnet34, 21797672, 3663761408",
    "resnet50, 25557032, 4089184256",
    "resnet101, 44549160, 7801405440",
    "resnet152, 60192808, 11513626624",
    "googlenet-torchvision, 6624904, 1498376192",
    "squeezenet1_0, 1248424, 818924576",
    "squeezenet1_1, 1235496, 349151936",
    "resnet20-cifar10, 269722, 40551040",
    "nin-cifar10, 966986, 222486528",
    // Keras has 1000 classes: 4,231,976 parameters and 568,740,352 MACs; this one has one more.
    "mobilenet_v1_1.0_224, 4233001, 568741376",
  })
  void parametersAndMacs(String name, long parameters, long macs) {
    Summary summary = Summary.of(network(name));

    assertThat(summary.trainableParameters()).isEqualTo(parameters);
    assertThat(summary.macs()).isEqualTo(macs);
  }

  @ParameterizedTest
  @CsvSource({"googlenet, 6998552", "resnet32-cifar10, 464154", "resnet56-cifar10, 853018"})
  void parameters(String name, long parameters) {
    assertThat(Summary.of(network(name)).trainableParameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "googlenet, 1.58, 0.005",
    "googlenet-no-lrn, 1.58, 0.005",
    "googlenet-naive, 4.43, 0.005",
    "resnet50-v1, 3.8, 0.1",
    "mobilenet_v1_0.25_128, 0.013570304, 0",
    "mobilenet_v1_0.50_160, 0.0765, 0.00005"
  })
  void gigaMacs(String name, double macs, double within) {
    assertThat(Summary.of(network(name)).macs() / GIGA).isBetween(macs - within, macs + within);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, 18",
    "resnet34, 34",
    "resnet50, 50",
    "resnet50-v1, 50",
    "resnet101, 101",
    "resnet152, 152",
    "resnet20-cifar10, 20",
    "resnet32-cifar10, 32",
    "resnet56-cifar10, 56",
    "googlenet, 22",
    "googlenet-torchvision, 22",
    "nin-cifar10, 9"
  })
  void layersWithWeightsOnTheLongestWay(String name, int layers) {
    Map<Node, Integer> depth = new HashMap<>();
    Graph graph = network(name);
    for (Node node : graph.nodes()) {
      int before = node.inputs().stream().mapToInt(depth::get).max().orElse(0);
      boolean weighted = node.layer() instanceof Conv2d || node.layer() instanceof Dense;
      depth.put(node, before + (weighted ? 1 : 0));
    }

    assertThat(depth.get(graph.outputs().get(0))).isEqualTo(layers);
  }

  @Test
  void networkInNetworkIsThreeMlpconvsWithoutADenseLayer() {
    String mlpconv =
        "Conv2d %s, Activate relu, Conv2d 1x1, Activate relu, Conv2d 1x1, Activate relu";

    assertThat(Summary.of(network("nin-cifar10")).layers())
        .extracting(LayerSummary::title)
        .containsExactly(
            String.join(
                    ", ",
                    "Input",
                    mlpconv.formatted("5x5"),
                    "MaxPool2d 3x3/2",
                    mlpconv.formatted("5x5"),
                    "AveragePool2d 3x3/2",
                    mlpconv.formatted("3x3"),
                    "GlobalPool average",
                    "Reshape")
                .split(", "));
  }

  private static long weights(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.layer() instanceof Conv2d)
        .mapToLong(node -> ((Conv2d) node.layer()).weight().elements())
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"inception-3a-naive, 387072, 416", "inception-3a, 163328, 256"})
  void theFirstInceptionModule(String name, long weights, int maps) {
    Graph module = network(name);

    assertThat(module.input().shape()).isEqualTo(Shape.chw(192, 28, 28));
    assertThat(module.outputs().get(0).shape()).isEqualTo(Shape.chw(maps, 28, 28));
    assertThat(weights(module)).isEqualTo(weights);
  }

  @Test
  void theFirstInceptionModuleWithoutItsPoolProjection() {
    Graph module = network("inception-3a");
    Conv2d projection = (Conv2d) module.node("inception_3a/pool_proj").layer();

    assertThat(weights(module) - projection.weight().elements()).isEqualTo(157_184);
  }
}
