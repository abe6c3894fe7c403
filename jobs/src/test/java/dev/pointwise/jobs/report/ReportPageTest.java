package dev.pointwise.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final String HOSTILE = "<script>alert(1)</script>\" onload='x' {{head.title}}";

  private static Report reportOf(String text, List<Report.Card> pictures) {
    return new Report(
        new Report.Head(text, text, text, List.of(new Report.Fact(text, text, text))),
        new Report.Times(text, List.of(), List.of()),
        new Report.Results(
            List.of(new Report.Group(text, text, List.of(new Report.Bar(text, text, 50, text)))),
            List.of(),
            List.of(new Report.Layers(text, List.of(layer(text)))),
            List.of(new Report.Gallery(text, text, pictures))),
        new Report.Rejects(List.of(), text, List.of(new Report.Reject(text, text, "EMPTY", text))),
        List.of(new Report.Facts(text, List.of(new Report.Fact(text, text, "")))),
        text);
  }

  private static Report.Layer layer(String text) {
    return new Report.Layer(text, text, text, text, text, text);
  }

  private static Report.Card card(String name, String thumbnail) {
    return new Report.Card(name, name, thumbnail, name, "4 x 3", List.of());
  }

  @Test
  void showsAPictureOrThatThereIsNone() {
    String page =
        ReportPage.render(
            reportOf(
                "tiny", List.of(card("a.jpg", "data:image/jpeg;base64,AA"), card("b.jpg", ""))));
    assertThat(page).containsOnlyOnce("<img src=\"data:image/jpeg;base64,AA\" alt=\"a.jpg\"");
    assertThat(page).containsOnlyOnce("no thumbnail");
  }

  @Test
  void letsNoTextBecomeMarkup() {
    String page = ReportPage.render(reportOf(HOSTILE, List.of(card(HOSTILE, ""))));
    assertThat(page)
        .contains("&lt;script&gt;", "{{head.title}}")
        .doesNotContain("<script", "\" onload");
  }

  @Test
  void allowsNoScriptAndNoNetwork() {
    assertThat(ReportPage.render(reportOf("tiny", List.of())))
        .contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .doesNotContain("http://", "https://", "url(", "@import");
  }

  @Test
  void drawsBarsInProportionToTheLargest() {
    Map<String, Double> counts = new LinkedHashMap<>();
    counts.put("fish", 40.0);
    counts.put("tree", 10.0);
    assertThat(Bars.of(counts, Texts::count))
        .containsExactly(
            new Report.Bar("fish", "40", 100, "100 %"), new Report.Bar("tree", "10", 25, "25 %"));
  }
}
