package dev.pointwise.benchmarks.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void isRelativeToTheLargestOutput() {
    double error = Agreement.error(new float[] {1, -8.5f}, new float[] {1.25f, -8});

    assertThat(error).isCloseTo(0.5 / 8, within(1e-9));
  }

  @Test
  void isNotANumberWhereAnOutputIsNone() {
    assertThat(Agreement.error(new float[] {1, Float.NaN}, new float[] {1, 2})).isNaN();
    assertThat(Agreement.error(new float[] {1, 2}, new float[] {1, Float.NaN})).isNaN();
  }

  @Test
  void refusesOutputsOfOtherLengths() {
    assertThatThrownBy(() -> Agreement.error(new float[3], new float[4]))
        .hasMessage("One peer has 3 output values, another 4");
  }
}
