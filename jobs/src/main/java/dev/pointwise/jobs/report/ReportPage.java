package dev.pointwise.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import dev.pointwise.model.predict.ResourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A run as one HTML file that needs nothing beside it: figures, bars, pictures, settings. */
public final class ReportPage {
  private static final String TEMPLATE = "report.html";

  private ReportPage() {}

  /**
   * The page.
   *
   * @param record the run record
   * @param written the rows of the run
   * @param pictures reads a picture by its id, for the thumbnails
   */
  public static byte[] of(JsonNode record, Dataset<Row> written, ResourceReader pictures) {
    ReportRows rows = new ReportRows(written);
    Report report =
        new Report(
            "pointwise %s: %s"
                .formatted(record.at("/command").asText(), record.at("/model/name").asText()),
            figures(record),
            groups(record, rows),
            new ReportCards(pictures).of(rows.shown()),
            facts(record));
    return render(report).getBytes(StandardCharsets.UTF_8);
  }

  static String render(Report report) {
    return Mustache.compiler().emptyStringIsFalse(true).compile(template()).execute(report);
  }

  private static String template() {
    try (InputStream stream = ReportPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The jar lacks " + TEMPLATE, e);
    }
  }

  private static List<Report.Fact> figures(JsonNode record) {
    double memory = record.at("/peak_memory_mib/driver").asDouble();
    memory = Math.max(memory, record.at("/peak_memory_mib/largest_executor").asDouble());
    return List.of(
        new Report.Fact("pictures", number(record.at("/counts/found").asDouble())),
        new Report.Fact("rejected", number(record.at("/counts/rejected").asDouble())),
        new Report.Fact(
            "images/s",
            String.format(Locale.ROOT, "%.1f", record.at("/images_per_second").asDouble())),
        new Report.Fact("MiB at the peak", number(memory)));
  }

  private static List<Report.Group> groups(JsonNode record, ReportRows rows) {
    Map<String, Double> classes = rows.classes();
    Map<String, Double> rejects = numbers(record.at("/counts/rejected_by_class"));
    Map<String, Double> stages = numbers(record.at("/task_seconds"));
    double busy = stages.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Report.Group> groups = new ArrayList<>();
    groups.add(
        new Report.Group("Where the tasks' time went", Bars.of(stages, busy, ReportPage::seconds)));
    groups.add(new Report.Group("Best class", Bars.of(classes, ReportPage::number)));
    groups.add(new Report.Group("Rejected, by class", Bars.of(rejects, ReportPage::number)));
    groups.removeIf(group -> group.bars().isEmpty());
    return groups;
  }

  private static List<Report.Fact> facts(JsonNode record) {
    List<Report.Fact> facts = new ArrayList<>();
    facts.add(new Report.Fact("run", record.at("/run_id").asText()));
    facts.add(new Report.Fact("start", record.at("/start").asText()));
    facts.add(new Report.Fact("end", record.at("/end").asText()));
    facts.add(new Report.Fact("output", record.at("/output").asText()));
    facts.add(new Report.Fact("model", record.at("/model/source").asText()));
    facts.add(new Report.Fact("SHA-256", record.at("/model/sha256").asText()));
    facts.add(
        new Report.Fact("preprocessing", record.at("/model/preprocess_fingerprint").asText()));
    record
        .at("/versions")
        .properties()
        .forEach(
            version -> facts.add(new Report.Fact(version.getKey(), version.getValue().asText())));
    return facts;
  }

  private static Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    object.properties().forEach(field -> numbers.put(field.getKey(), field.getValue().asDouble()));
    return numbers;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f s", value);
  }
}
