package dev.pointwise.model.engine.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class VectorModuleTest {
  /** Else the tests of the kernels would be skipped, and nobody would see it. */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_18)
  void testsRunWithTheModule() {
    assertThat(VectorModule.isUsable()).isTrue();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_19)
  void laterReleasesTookAwayWhatTheKernelsCall() {
    assertThat(VectorModule.isUsable()).isFalse();
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_18)
  void kernelsRunBlocksAsWideAsAVector() {
    assertThat(VectorModule.runsBlocksOf(Lanes.COUNT)).isTrue();
    assertThat(VectorModule.runsBlocksOf(1)).isFalse();
    assertThat(VectorModule.obstacle(2 * Lanes.COUNT))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("hold %d floats".formatted(Lanes.COUNT))
                    .contains("maps %d;".formatted(2 * Lanes.COUNT)));
  }
}
