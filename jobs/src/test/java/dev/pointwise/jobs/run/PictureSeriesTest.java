package dev.pointwise.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSeriesTest {
  private static PictureSeries ofSeconds(int seconds) {
    PictureSeries series = new PictureSeries();
    for (int second = 1; second <= seconds; second++) {
      series.add(
          new Progress(
              7L * second, OptionalLong.of(7L * seconds), second, second + 0.01 * (second % 3)));
    }
    series.end(new Progress(7L * seconds, OptionalLong.of(7L * seconds), seconds, seconds + 0.9));
    return series;
  }

  @Test
  void keepsEverySecondOfAShortRun() {
    assertThat(ofSeconds(30).points())
        .hasSize(31)
        .extracting(Progress::done)
        .startsWith(7L, 14L, 21L)
        .endsWith(210L, 210L);
  }

  @ParameterizedTest
  @ValueSource(ints = {118, 119, 120, 121, 239, 1000, 100_000})
  void isBoundedHoweverLongTheRun(int seconds) {
    List<Progress> points = ofSeconds(seconds).points();
    assertThat(points).hasSizeBetween(PictureSeries.MOST_POINTS / 2, PictureSeries.MOST_POINTS);
    assertThat(points).extracting(Progress::seconds).isSorted().doesNotHaveDuplicates();
    assertThat(points.get(points.size() - 1).seconds()).isEqualTo(seconds + 0.9);
  }

  @Test
  void spreadsItsPointsEvenly() {
    List<Progress> points = ofSeconds(10_000).points();
    for (int i = 1; i < points.size() - 1; i++) {
      assertThat(points.get(i).seconds() - points.get(i - 1).seconds()).isBetween(127.0, 129.0);
    }
  }

  @Test
  void putsTheEndInThePlaceOfASampleTakenJustBefore() {
    PictureSeries series = new PictureSeries();
    series.add(new Progress(1, OptionalLong.of(9), 0, 1));
    series.add(new Progress(5, OptionalLong.of(9), 0, 2));
    series.end(new Progress(9, OptionalLong.of(9), 1, 2.2));
    assertThat(series.points()).extracting(Progress::done).containsExactly(1L, 9L);
  }
}
