package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NegligibleTest {
  @Test
  void dropsWhatOnlySlowsDown() {
    float[] values = {1, Float.MIN_VALUE, -1e-35f, 1e-20f, 0};
    assertThat(Negligible.dropped(values)).containsExactly(1, 0, 0, 1e-20f, 0);
    assertThat(values[1]).as("the layer's own").isEqualTo(Float.MIN_VALUE);
  }

  @Test
  void leavesOrdinaryWeightsAlone() {
    float[] values = {1, -2, 0};
    assertThat(Negligible.dropped(values)).isSameAs(values);
  }
}
