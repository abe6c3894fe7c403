package dev.pointwise.jobs.report;

import dev.pointwise.model.predict.ResourceReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Rows as cards with a thumbnail. */
record ReportCards(ResourceReader pictures) {
  private static final int LINES = 3;

  List<Report.Card> of(List<Row> rows) {
    return rows.stream().map(this::card).toList();
  }

  private Report.Card card(Row row) {
    String id = row.getString(0);
    String name = Texts.lastPart(id);
    List<Report.Bar> lines = row.size() > 3 ? lines(row.getList(3)) : List.of();
    String alt = lines.isEmpty() ? name : "%s: %s".formatted(name, lines.get(0).name());
    String size = "%d x %d".formatted(row.getInt(1), row.getInt(2));
    return new Report.Card(id, name, thumbnail(id), alt, size, lines);
  }

  /**
   * A picture that went away since, or lies inside of another file, is no reason to lose the page.
   */
  private String thumbnail(String id) {
    try {
      return Thumbnail.of(pictures.read(id));
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }

  private static List<Report.Bar> lines(List<Row> predictions) {
    Map<String, Double> scores = new LinkedHashMap<>();
    predictions.stream()
        .limit(LINES)
        .forEach(row -> scores.put(row.getAs("label"), (double) row.<Float>getAs("score")));
    return Bars.of(scores, 1, Texts::percent);
  }
}
