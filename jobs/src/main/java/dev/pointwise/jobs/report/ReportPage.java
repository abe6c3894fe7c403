package dev.pointwise.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import dev.pointwise.model.predict.ResourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A run as one HTML file that needs nothing beside it and runs no script. */
public final class ReportPage {
  private static final int CLASSES = 16;
  private static final int BINS = 20;
  private static final int SHOWN = 18;
  private static final int LEAST_SURE = 6;
  private static final int REJECTS_OF_A_CLASS = 8;

  private final JsonNode record;
  private final ReportRows rows;
  private final ReportCards cards;

  private ReportPage(JsonNode record, ReportRows rows, ReportCards cards) {
    this.record = record;
    this.rows = rows;
    this.cards = cards;
  }

  /**
   * The page.
   *
   * @param record the run record
   * @param written the rows of the run
   * @param pictures reads a picture by its id, for the thumbnails
   */
  public static byte[] of(JsonNode record, Dataset<Row> written, ResourceReader pictures) {
    ReportRows rows = new ReportRows(written);
    Report report = new ReportPage(record, rows, new ReportCards(pictures)).report();
    return render(report).getBytes(StandardCharsets.UTF_8);
  }

  static String render(Report report) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(resource(name)))
        .compile(resource("report.html"))
        .execute(report);
  }

  private static String resource(String name) {
    try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The jar lacks " + name, e);
    }
  }

  private Report report() {
    RecordFacts facts = new RecordFacts(record);
    return new Report(
        facts.head(),
        new RecordTimes(record).times(),
        results(),
        rejects(),
        facts.facts(),
        record.toPrettyString());
  }

  private Report.Results results() {
    if (record.at("/counts/ok").asLong() == 0) {
      return new Report.Results(List.of(), List.of(), List.of(), List.of());
    }
    return rows.hasPredictions() ? predictions() : features();
  }

  private Report.Results predictions() {
    return new Report.Results(List.of(classes()), scores(), List.of(), galleries());
  }

  private Report.Results features() {
    long looked = Math.min(LayerRows.LOOKED_AT, record.at("/counts/ok").asLong());
    String note = "Values of %s pictures".formatted(Texts.count(looked));
    Report.Layers layers = new Report.Layers(note, new LayerRows(rows.ok()).layers());
    return new Report.Results(
        List.of(), List.of(), List.of(layers), List.of(gallery("Pictures", rows.some(SHOWN))));
  }

  private Report.Group classes() {
    Map<String, Double> classes = rows.classes(CLASSES);
    long others = rows.differentClasses() - classes.size();
    String note = others > 0 ? "and %s other classes".formatted(Texts.count(others)) : "";
    return new Report.Group("Best class", note, Bars.of(classes, Texts::count));
  }

  /** None where the network's output is no probability. */
  private List<Report.Histogram> scores() {
    long[] counts = rows.scores(BINS);
    return Arrays.stream(counts).sum() == 0 ? List.of() : List.of(Scores.histogram(counts));
  }

  private List<Report.Gallery> galleries() {
    List<Report.Gallery> galleries = new ArrayList<>();
    galleries.add(gallery("Predictions", rows.some(SHOWN)));
    if (record.at("/counts/ok").asLong() > SHOWN) {
      galleries.add(gallery("Least sure", rows.leastSure(LEAST_SURE)));
    }
    return galleries;
  }

  private Report.Gallery gallery(String title, List<Row> shown) {
    String note =
        "%s of %s"
            .formatted(Texts.count(shown.size()), Texts.count(record.at("/counts/ok").asDouble()));
    return new Report.Gallery(title, note, cards.of(shown));
  }

  private Report.Rejects rejects() {
    double rejected = record.at("/counts/rejected").asDouble();
    if (rejected == 0) {
      return new Report.Rejects(List.of(), "", List.of());
    }
    Map<String, Double> classes = new LinkedHashMap<>();
    record
        .at("/counts/rejected_by_class")
        .properties()
        .forEach(field -> classes.put(field.getKey(), field.getValue().asDouble()));
    List<Report.Reject> examples =
        rows.rejected(REJECTS_OF_A_CLASS).stream().map(ReportPage::reject).toList();
    String note =
        "%s of %s rejected pictures".formatted(Texts.count(examples.size()), Texts.count(rejected));
    return new Report.Rejects(
        List.of(new Report.Group("By class", "", Bars.of(classes, Texts::count))), note, examples);
  }

  private static Report.Reject reject(Row row) {
    String id = row.getString(1);
    return new Report.Reject(id, Texts.lastPart(id), row.getString(0), row.getString(2));
  }
}
