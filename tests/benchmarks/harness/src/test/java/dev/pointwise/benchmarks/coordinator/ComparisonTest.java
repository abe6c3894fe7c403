package dev.pointwise.benchmarks.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Measured OURS = measured("ours", 30, 20, 45);
  private static final Measured OLD = measured("old", 10, 20, 5);
  private static final Measured NEW = measured("new", 20, 10, 15);

  private static Measured measured(String peer, double... rates) {
    return new Measured(peer, peer + " 1.0", 1, 0, rates);
  }

  @Test
  void dividesByTheFastestOfTheBaselineInTheSameRound() {
    Comparison comparison = new Comparison(List.of(OURS, OLD, NEW), List.of("new", "old"));

    Spread ratios = comparison.ratios(OURS).orElseThrow(); // 30/20, 20/20, 45/15

    assertThat(ratios.median()).isCloseTo(1.5, within(1e-9));
    assertThat(ratios.least()).isCloseTo(1, within(1e-9));
    assertThat(ratios.most()).isCloseTo(3, within(1e-9));
  }

  @Test
  void leavesOutPeersOfTheBaselineThatDidNotRun() {
    Comparison comparison = new Comparison(List.of(OURS, NEW), List.of("new", "old"));

    assertThat(comparison.baseline()).containsExactly("new");
  }

  @Test
  void hasNoRatiosWithoutABaseline() {
    assertThat(new Comparison(List.of(OURS), List.of("new")).ratios(OURS)).isEmpty();
  }

  @Test
  void takesTheMiddleOfAnEvenNumberOfRounds() {
    assertThat(Spread.of(4, 1, 3, 2).median()).isCloseTo(2.5, within(1e-9));
  }
}
