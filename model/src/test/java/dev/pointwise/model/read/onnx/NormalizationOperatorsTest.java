package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.decimal;
import static dev.pointwise.model.read.onnx.Attribute.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.read.UnsupportedOperatorException;
import org.junit.jupiter.api.Test;

class NormalizationOperatorsTest {
  private static TinyModel withStatistics(TinyModel tiny) {
    return tiny.input(1, 1, 2)
        .floats("scale", new long[] {1}, 2)
        .floats("shift", new long[] {1}, 10)
        .floats("mean", new long[] {1}, 1)
        .floats("variance", new long[] {1}, 3);
  }

  @Test
  void appliesTheStatisticsOfTraining() {
    TinyModel norm =
        withStatistics(TinyModel.opset(9))
            .node(
                "BatchNormalization",
                "x, scale, shift, mean, variance -> y",
                decimal("epsilon", 1));

    assertThat(norm.run(1, 3)).containsExactly(10, 12);
  }

  @Test
  void refusesTrainingMode() {
    TinyModel training =
        withStatistics(TinyModel.opset(15))
            .node(
                "BatchNormalization",
                "x, scale, shift, mean, variance -> y",
                integer("training_mode", 1));

    assertThatThrownBy(training::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessageContaining("is in training mode; export the model for inference");
  }

  @Test
  void refusesStatisticsOfEachPlace() {
    TinyModel old =
        TinyModel.opset(7)
            .input(1, 1, 2)
            .count("s", 1, 1, 2)
            .node("BatchNormalization", "x, s, s, s, s -> y", integer("spatial", 0));

    assertThatThrownBy(old::graph).hasMessageContaining("has statistics of 1x1x2 (spatial 0)");
  }

  @Test
  void readsOneGroupAChannelForInstances() {
    GroupNorm norm =
        (GroupNorm)
            TinyModel.opset(13)
                .input(2, 2, 2)
                .count("s", 2)
                .node("InstanceNormalization", "x, s, s -> y", decimal("epsilon", 0.5f))
                .graph()
                .node("y")
                .layer();

    assertThat(norm.groups()).isEqualTo(2);
    assertThat(norm.epsilon()).isEqualTo(0.5f);
  }

  @Test
  void spreadsTheScaleOfAGroupOverItsChannelsBeforeOpset21() {
    GroupNorm norm = groupNorm(18, 2);

    assertThat(norm.scale().values()).containsExactly(1, 1, 2, 2);
  }

  @Test
  void takesOneScaleAChannelFromOpset21() {
    GroupNorm norm = groupNorm(21, 4);

    assertThat(norm.groups()).isEqualTo(2);
    assertThat(norm.scale().values()).containsExactly(1, 2, 3, 4);
  }

  private static GroupNorm groupNorm(int opset, int scales) {
    return (GroupNorm)
        TinyModel.opset(opset)
            .input(4, 2, 2)
            .count("s", scales)
            .node("GroupNormalization", "x, s, s -> y", integer("num_groups", 2))
            .graph()
            .node("y")
            .layer();
  }

  @Test
  void readsLocalResponseWithItsDefaults() {
    TinyModel response =
        TinyModel.opset(13).input(4, 2, 2).node("LRN", "x -> y", integer("size", 5));

    assertThat(response.graph().node("y").layer())
        .isEqualTo(new LocalResponseNorm(5, 1e-4f, 0.75f, 1));
  }
}
