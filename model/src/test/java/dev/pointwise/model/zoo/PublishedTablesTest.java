package dev.pointwise.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.SharedData;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.inspect.LayerSummary;
import dev.pointwise.model.inspect.Summary;
import dev.pointwise.model.layer.Conv2d;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that were counted with other programs, against the networks. */
class PublishedTablesTest {
  /** Rows of a table by their first column; each a value by its column's name. */
  private static Map<String, Map<String, String>> table(String name) {
    String text =
        new String(
            SharedData.read(SharedData.path("tables").resolve(name)), StandardCharsets.UTF_8);
    List<List<String>> lines = text.lines().map(line -> List.of(line.split(",", -1))).toList();
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < line.size(); column++) {
        row.put(lines.get(0).get(column), line.get(column));
      }
      rows.put(line.get(0), row);
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, resnet18",
    "resnet34, resnet34",
    "resnet50, resnet50",
    "resnet101, resnet101",
    "resnet152, resnet152",
    "googlenet, googlenet-torchvision",
    "squeezenet1_0, squeezenet1_0",
    "squeezenet1_1, squeezenet1_1"
  })
  void torchvisionsNetworks(String row, String name) {
    Map<String, String> published = table("imagenet_counts.csv").get(row);
    Graph network = Zoo.build(name, Weights.blank());
    Summary summary = Summary.of(network);
    List<Conv2d> convs =
        network.nodes().stream()
            .filter(node -> node.layer() instanceof Conv2d)
            .map(node -> (Conv2d) node.layer())
            .toList();
    long pointwiseMacs =
        network.nodes().stream()
            .filter(node -> node.layer() instanceof Conv2d conv && conv.isPointwise())
            .mapToLong(
                node -> (long) node.shape().elements() * node.inputs().get(0).shape().channels())
            .sum();

    assertThat(
            Map.of(
                "params_published_torchvision", "" + summary.trainableParameters(),
                "macs_conv_plus_fc_computed", "" + summary.macs(),
                "macs_in_1x1_conv", "" + pointwiseMacs,
                "conv_layers", "" + convs.size(),
                "conv1x1_layers", "" + convs.stream().filter(Conv2d::isPointwise).count()))
        .allSatisfy(
            (column, counted) -> assertThat(counted).as(column).isEqualTo(published.get(column)));
  }

  @Test
  void inceptionModulesOfGoogLeNet() {
    Graph network = Zoo.build("googlenet", Weights.blank());
    assertThat(table("googlenet_inception_modules.csv"))
        .hasSize(9)
        .allSatisfy(
            (module, row) -> {
              assertThat(sum(network, module).macs()).isEqualTo(Long.parseLong(row.get("macs")));
              assertThat(sum(network, module).parameters())
                  .isEqualTo(
                      Long.parseLong(row.get("weights")) + Long.parseLong(row.get("biases")));
            });
  }

  @Test
  void inceptionModulesWithoutReductions() {
    Graph network = Zoo.build("googlenet-naive", Weights.blank());
    assertThat(table("googlenet_inception_modules.csv"))
        .hasSize(9)
        .allSatisfy(
            (module, row) -> {
              Total all = sum(network, module);
              Total projection = sum(network, module + "/pool_proj");
              assertThat(all.macs() - projection.macs())
                  .isEqualTo(Long.parseLong(row.get("naive_macs")));
              assertThat(all.parameters() - projection.parameters())
                  .isEqualTo(
                      Long.parseLong(row.get("naive_weights_without_reduction")) + biases(row));
            });
  }

  /** One for each map that the 1x1, the 3x3 and the 5x5 convolution make. */
  private static long biases(Map<String, String> row) {
    return Stream.of("n1x1", "n3x3", "n5x5").map(row::get).mapToLong(Long::parseLong).sum();
  }

  private record Total(long macs, long parameters) {}

  /** Of a module, or of one layer in it. */
  private static Total sum(Graph network, String part) {
    List<LayerSummary> layers =
        Summary.of(network).layers().stream()
            .filter(layer -> (layer.name() + "/").startsWith("inception_" + part + "/"))
            .toList();
    return new Total(
        layers.stream().mapToLong(LayerSummary::macs).sum(),
        layers.stream().mapToLong(LayerSummary::parameters).sum());
  }
}
