package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TopKTest {
  private static List<Integer> best(int k, float... scores) {
    return new TopK(k, OutputKind.SCORES, List.of())
        .of(scores).stream().map(Prediction::index).toList();
  }

  @Test
  void ranksByScore() {
    assertThat(
            new TopK(2, OutputKind.SCORES, List.of("a", "b", "c")).of(new float[] {.2f, .1f, .7f}))
        .containsExactly(new Prediction(1, 2, "c", .7f), new Prediction(2, 0, "a", .2f));
  }

  @Test
  void equalScoresAreRankedByIndex() {
    assertThat(best(3, 1, 2, 2, 1, 2)).containsExactly(1, 2, 4);
    assertThat(best(5, 1, 2, 2, 1, 2)).containsExactly(1, 2, 4, 0, 3);
    assertThat(best(2, -0f, 0f)).containsExactly(0, 1);
  }

  @Test
  void whatIsNoNumberComesLast() {
    assertThat(best(3, Float.NaN, 1, 2)).containsExactly(2, 1, 0);
  }

  @Test
  void asksForNoMoreThanThereIs() {
    assertThat(best(5, 1, 2)).containsExactly(1, 0);
  }

  @Test
  void withoutLabelsAClassIsCalledByItsIndex() {
    assertThat(new TopK(1, OutputKind.SCORES, List.of()).of(new float[] {0, 1}))
        .containsExactly(new Prediction(1, 1, "1", 1));
  }

  @Test
  void logitsBecomeScoresThatSumToOne() {
    double[] scores = TopK.softmax(new float[] {1, 2, 3});

    assertThat(DoubleStream.of(scores).sum()).isEqualTo(1, within(1e-15));
    assertThat(scores[2] / scores[1]).isEqualTo(Math.E, within(1e-12));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    assertThat(TopK.softmax(new float[] {3000, 3000, -3000})).containsExactly(.5, .5, 0);
  }
}
