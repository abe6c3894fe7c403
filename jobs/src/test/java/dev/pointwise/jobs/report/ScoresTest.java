package dev.pointwise.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoresTest {
  @Test
  void saysHowSureTheNetworkWas() {
    Report.Histogram histogram = Scores.histogram(new long[] {10, 0, 0, 0, 0, 0, 0, 20, 30, 40});
    assertThat(histogram.summary())
        .isEqualTo("Half of the pictures score 0.80 or more; 10 % score less than 0.5");
    assertThat(histogram.columns()).hasSize(10);
    assertThat(histogram.columns().get(8)).isEqualTo(new Report.Bar("0.80 to 0.90", "30", 75, ""));
  }
}
