package dev.pointwise.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedChartTest {
  private static ObjectNode series(int seconds, IntUnaryOperator pictures) {
    ObjectNode series = new ObjectMapper().createObjectNode();
    series.putArray("seconds");
    series.putArray("pictures");
    for (int second = 1; second <= seconds; second++) {
      series.withArray("seconds").add(second);
      series.withArray("pictures").add(pictures.applyAsInt(second));
    }
    return series;
  }

  @Test
  void isALevelLineAtALevelSpeed() {
    Report.Chart chart = SpeedChart.of(series(20, second -> 40 * second), 30).get(0);
    assertThat(chart.line().split(" ")).hasSize(20).allMatch(point -> point.endsWith(",0.0"));
    assertThat(chart.summary())
        .isEqualTo(
            "Over 20.0 s, counting the rows included: 40.0 images/s at the most;"
                + " dashed: 30.0, the mean of predicting and writing");
    assertThat(chart.mean()).isEqualTo(new Report.Tick("30.0", 75));
    assertThat(chart.up())
        .extracting(Report.Tick::text)
        .containsExactly("0", "10", "20", "30", "40");
    assertThat(chart.across())
        .extracting(Report.Tick::text)
        .containsExactly("0 s", "5 s", "10 s", "15 s", "20 s");
  }

  @Test
  void doesNotDrawTheHeartbeatsByWhichPicturesAreReported() {
    Report.Chart chart = SpeedChart.of(series(60, second -> 10 * (second / 2 * 2)), 10).get(0);
    assertThat(chart.summary()).contains("10.0 images/s at the most");
  }

  @Test
  void isNotDrawnForARunOfASecondOrTwo() {
    assertThat(SpeedChart.of(series(2, second -> second), 1)).isEmpty();
    assertThat(SpeedChart.of(new ObjectMapper().createObjectNode(), 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.07, 0.08", "1, 1", "34.5, 40", "90, 100", "1234, 1500"})
  void endsItsAxisAtARoundNumber(double largest, double end) {
    Axis axis = Axis.upTo(largest);
    assertThat(axis.end()).isGreaterThanOrEqualTo(largest).isLessThanOrEqualTo(end + 1e-6);
    assertThat(axis.ticks(String::valueOf)).hasSizeBetween(2, 6);
  }

  @ParameterizedTest
  @CsvSource({"59, 15 s", "300, 1 min", "7200, 30 min", "90000, 6 h", "1e6, 72 h"})
  void dividesTimeIntoRoundPieces(double seconds, String second) {
    ObjectNode series = series(3, done -> done);
    series.putArray("seconds").add(seconds / 3).add(seconds / 2).add(seconds);
    assertThat(SpeedChart.of(series, 1).get(0).across().get(1).text()).isEqualTo(second);
  }
}
