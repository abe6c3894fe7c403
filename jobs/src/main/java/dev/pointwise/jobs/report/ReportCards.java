package dev.pointwise.jobs.report;

import dev.pointwise.model.predict.ResourceReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Rows as cards with a thumbnail. */
final class ReportCards {
  private static final int LINES = 3;
  private static final double PERCENT = 100;

  private final ResourceReader pictures;

  ReportCards(ResourceReader pictures) {
    this.pictures = pictures;
  }

  List<Report.Card> of(List<Row> rows) {
    return rows.stream().map(this::card).toList();
  }

  private Report.Card card(Row row) {
    String id = row.getString(0);
    String rejection = row.isNullAt(1) ? "" : row.getString(1) + ": " + row.getString(2);
    boolean scored = row.size() > 3 && !row.isNullAt(3);
    String thumbnail = rejection.isEmpty() ? thumbnail(id) : "";
    return new Report.Card(
        name(id), thumbnail, scored ? lines(row.getList(3)) : List.of(), rejection);
  }

  /** A picture that went away since is no reason to lose the page. */
  private String thumbnail(String id) {
    try {
      return Thumbnail.of(pictures.read(id));
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static List<Report.Bar> lines(List<Row> predictions) {
    Map<String, Double> scores = new LinkedHashMap<>();
    predictions.stream()
        .limit(LINES)
        .forEach(row -> scores.put(row.getAs("label"), (double) row.<Float>getAs("score")));
    return Bars.of(scores, 1, score -> String.format(Locale.ROOT, "%.1f %%", PERCENT * score));
  }
}
