package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.zoo.Weights;
import dev.pointwise.model.zoo.Zoo;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionsTest {
  private static Graph network(String name) {
    return Zoo.build(name, Weights.blank());
  }

  private static Reductions reductions(String name) {
    return Reductions.of(network(name));
  }

  private static PointwiseCost layer(Reductions reductions, String name) {
    return reductions.pointwise().stream()
        .filter(cost -> cost.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<PointwiseRole, Long> roles(String name) {
    return reductions(name).pointwise().stream()
        .collect(Collectors.groupingBy(PointwiseCost::role, Collectors.counting()));
  }

  @ParameterizedTest
  @CsvSource({
    "tutorial-projection, PROJECTION, 512",
    "tutorial-reduction, REDUCTION, 64",
    "tutorial-expansion, EXPANSION, 1024",
  })
  void tellsTheTutorialsRoles(String name, PointwiseRole role, int maps) {
    PointwiseCost cost = layer(reductions(name), "conv2d_1");

    assertThat(cost.role()).isEqualTo(role);
    assertThat(cost.channelsIn()).isEqualTo(512);
    assertThat(cost.channelsOut()).isEqualTo(maps);
    assertThat(cost.effect()).as("nothing reads it").isEmpty();
  }

  @Test
  void theTutorials7x7WithoutItsReductionIsTheDirectOne() {
    Reductions reduced = reductions("tutorial-7x7-reduced");
    Summary direct = Summary.of(network("tutorial-7x7-direct"));
    PointwiseCost reduction = layer(reduced, "conv2d_1");

    assertThat(reduced.without().macs()).isEqualTo(direct.macs());
    assertThat(reduced.without().parameters()).isEqualTo(direct.parameters());
    assertThat(reduction.parameters()).isEqualTo(32_832);
    assertThat(reduction.savedParameters()).isEqualTo(1_605_696 - 200_768 - 32_832);
  }

  @Test
  void googLeNetWithoutItsReductionsIsTheNaiveOne() {
    Reductions reductions = reductions("googlenet");
    Summary naive = Summary.of(network("googlenet-naive"));

    assertThat(reductions.without().macs()).isEqualTo(naive.macs());
    assertThat(reductions.without().parameters()).isEqualTo(naive.parameters());
    assertThat(reductions.reductions()).hasSize(18);
    assertThat(reductions.toText(100)).contains("4.43 G MACs instead of 1.58 G\n(2.80 times)");
  }

  @Test
  void theFirstInceptionModuleWithoutItsReductions() {
    Graph module = network("inception-3a");
    Graph without =
        WithoutPointwise.graph(
            module,
            List.of(
                PointwiseUnit.of(module.node("inception_3a/3x3_reduce"), module).orElseThrow(),
                PointwiseUnit.of(module.node("inception_3a/5x5_reduce"), module).orElseThrow()));

    assertThat(convWeights(without) - projectionWeights(without))
        .isEqualTo(convWeights(network("inception-3a-naive")))
        .isEqualTo(387_072);
    assertThat(convWeights(module) - projectionWeights(module)).isEqualTo(157_184);
    assertThat(reductions("inception-3a").without()).isEqualTo(Reductions.Totals.of(without));
  }

  private static long convWeights(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.layer() instanceof Conv2d)
        .mapToLong(node -> ((Conv2d) node.layer()).weight().elements())
        .sum();
  }

  private static long projectionWeights(Graph graph) {
    return ((Conv2d) graph.node("inception_3a/pool_proj").layer()).weight().elements();
  }

  @Test
  void countsWhatTheFedLayersWouldCost() {
    PointwiseCost reduction = layer(reductions("inception-3a"), "inception_3a/5x5_reduce");
    PointwiseCost.Effect effect = reduction.effect().orElseThrow();
    Graph naive = network("inception-3a-naive");

    assertThat(effect.fedMacsWithout())
        .isEqualTo(LayerCost.of(naive.node("inception_3a/5x5")).macs());
    assertThat(effect.fedMacs()).isEqualTo(effect.fedMacsWithout() * 16 / 192);
    assertThat(effect.savedMacs())
        .isEqualTo(effect.fedMacsWithout() - effect.fedMacs() - reduction.macs());
  }

  @Test
  void aStackOfBranchesHasToKeepItsWidth() {
    Reductions reductions = reductions("inception-3a");

    assertThat(layer(reductions, "inception_3a/pool_proj").role())
        .isEqualTo(PointwiseRole.REDUCTION);
    assertThat(layer(reductions, "inception_3a/pool_proj").effect()).isEmpty();
    assertThat(layer(reductions, "inception_3a/1x1").effect()).isEmpty();
  }

  @Test
  void tellsTheRolesInAResNet() {
    assertThat(roles("resnet50"))
        .isEqualTo(
            Map.of(
                PointwiseRole.REDUCTION, 15L,
                PointwiseRole.PROJECTION, 1L, // the first block's 64 > 64
                PointwiseRole.EXPANSION, 16L,
                PointwiseRole.SHORTCUT, 4L));
    assertThat(roles("resnet18")).isEqualTo(Map.of(PointwiseRole.SHORTCUT, 3L));
    assertThat(roles("resnet20-cifar10")).isEmpty();
  }

  @Test
  void theLayerBehindTakesOverAStride() {
    Reductions strided = reductions("resnet50-v1");
    PointwiseCost reduction = layer(strided, "layer2.0.conv1");

    assertThat(reduction.channelsIn()).isEqualTo(256);
    assertThat(reduction.effect().orElseThrow().fedMacsWithout())
        .isEqualTo(reduction.effect().orElseThrow().fedMacs() * 256 / 128);
  }

  @Test
  void aPoolBetweenPassesTheMapsOn() {
    Reductions nin = reductions("nin-cifar10");
    PointwiseCost cccp2 = layer(nin, "cccp2");

    assertThat(cccp2.effect().orElseThrow().fedMacsWithout())
        .isEqualTo(cccp2.effect().orElseThrow().fedMacs() * 160 / 96);
    assertThat(nin.pointwise()).hasSize(6);
  }

  @Test
  void aDepthwiseConvolutionPassesTheMapsOn() {
    Reductions mobile = reductions("mobilenet_v1_0.25_128");
    PointwiseCost expansion = layer(mobile, "conv_pw_2");

    assertThat(expansion.role()).isEqualTo(PointwiseRole.EXPANSION);
    assertThat(expansion.savedMacs()).isNegative();
    assertThat(mobile.without()).isEqualTo(mobile.with());
  }

  @ParameterizedTest
  @ValueSource(strings = {"googlenet", "resnet152", "nin-cifar10", "mobilenet_v1_1.0_224"})
  void fitsEightyColumns(String name) {
    assertThat(reductions(name).toText(80).lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void readsAsATable() {
    assertThat(reductions("tutorial-7x7-reduced").toText(100))
        .isEqualTo(
            """
            Model: tutorial-7x7-reduced
            --------------------------------------------------------------
            1x1 layer  Role           Maps    MACs   Feeds   Saves  Params
            --------------------------------------------------------------
            conv2d_1   reduction  512 > 64  2.15 G  13.2 G  89.9 G  1.37 M
            --------------------------------------------------------------
            Feeds: MACs of the convolutions behind it. Saves: MACs of the whole network, by
            not having those read its input; Params: likewise, parameters. -: not only
            convolutions read it, so it has to stay.
            1x1 convolutions do 13.3 % of 16,206,790,656 MACs.

            Without its reduction this network would need 106 G MACs instead of 16.2 G
            (6.55 times) and 1.62 M parameters instead of 248 k (6.53 times).
            """);
  }

  @Test
  void saysWhenThereIsNothingToSave() {
    assertThat(reductions("resnet20-cifar10").toText(100))
        .isEqualTo("Model: resnet20-cifar10\nThis network has no 1x1 convolutions.\n");
    assertThat(reductions("resnet18").toText(100)).contains("so none saves any.");
  }

  @Test
  void jsonHoldsExactlyTheAgreedKeys() throws Exception {
    JsonNode json = new ObjectMapper().readTree(reductions("inception-3a").toJson());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "macs",
            "parameters",
            "macs_without_reductions",
            "parameters_without_reductions",
            "pointwise_mac_share",
            "pointwise");
    assertThat(json.at("/pointwise/1").fieldNames())
        .toIterable()
        .containsExactly(
            "name",
            "role",
            "channels_in",
            "channels_out",
            "macs",
            "parameters",
            "saves_macs",
            "saves_parameters");
    assertThat(json.at("/pointwise/3/saves_macs").asLong()).isZero();
  }
}
