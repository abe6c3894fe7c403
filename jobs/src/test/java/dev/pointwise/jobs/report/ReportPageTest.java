package dev.pointwise.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static Report reportOf(Report.Card... pictures) {
    return new Report(
        "pointwise predict: tiny",
        List.of(new Report.Fact("pictures", "2")),
        List.of(new Report.Group("Best class", List.of(new Report.Bar("fish", "2", 100)))),
        List.of(pictures),
        List.of(new Report.Fact("run", "r1")));
  }

  @Test
  void showsEveryPictureWithItsScoresOrItsReason() {
    String page =
        ReportPage.render(
            reportOf(
                new Report.Card(
                    "a.jpg",
                    "data:image/jpeg;base64,AA",
                    List.of(new Report.Bar("fish", "97.0 %", 97)),
                    ""),
                new Report.Card("b.jpg", "", List.of(), "EMPTY: 0 bytes")));
    assertThat(page)
        .contains("<img src=\"data:image/jpeg;base64,AA\" alt=\"a.jpg\">", "97.0 %", "width:97%")
        .contains("no picture", "<p class=\"bad\">EMPTY: 0 bytes</p>");
    assertThat(page.split("class=\"bad\"", -1)).as("one reason, for one rejected").hasSize(2);
  }

  @Test
  void letsNoFileNameBecomeMarkup() {
    Report.Card hostile = new Report.Card("<script>alert(1)</script>.jpg", "", List.of(), "");
    assertThat(ReportPage.render(reportOf(hostile)))
        .doesNotContain("<script>")
        .contains("&lt;script&gt;");
  }

  @Test
  void drawsBarsInProportionToTheLargest() {
    Map<String, Double> counts = new LinkedHashMap<>();
    counts.put("fish", 40.0);
    counts.put("tree", 10.0);
    assertThat(Bars.of(counts, value -> "" + (int) value))
        .containsExactly(new Report.Bar("fish", "40", 100), new Report.Bar("tree", "10", 25));
  }
}
