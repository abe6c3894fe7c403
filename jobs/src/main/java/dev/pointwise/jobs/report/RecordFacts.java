package dev.pointwise.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a run was, by its record. */
record RecordFacts(JsonNode record) {
  private static final String DONE = "done";

  Report.Head head() {
    double most = record.at("/configuration/max-reject-rate").asDouble(1);
    String status = text("/status");
    String warning =
        status.equals(DONE)
            ? ""
            : "Counts as failed: more than %s of the pictures were rejected. The rows are kept."
                .formatted(Texts.percent(most));
    return new Report.Head(
        "%s %s".formatted(text("/command"), text("/model/name")),
        Texts.time(text("/start")),
        warning,
        figures());
  }

  private List<Report.Fact> figures() {
    double found = number("/counts/found");
    double ok = number("/counts/ok");
    double rejected = number("/counts/rejected");
    return List.of(
        new Report.Fact("pictures", Texts.count(found), size(number("/counts/bytes"))),
        new Report.Fact("with a result", Texts.count(ok), share(ok, found)),
        new Report.Fact("rejected", Texts.count(rejected), share(rejected, found)),
        new Report.Fact(
            "images/s", Texts.rate(number("/images_per_second")), "while it predicts and writes"),
        new Report.Fact(
            "in all",
            Texts.duration(number("/seconds")),
            Texts.duration(number("/driver_seconds/predict and write")) + " to predict and write"),
        memory());
  }

  private Report.Fact memory() {
    double driver = number("/peak_memory_mib/driver");
    double executor = number("/peak_memory_mib/largest_executor");
    return new Report.Fact(
        "MiB at the peak",
        Texts.count(Math.max(driver, executor)),
        executor > driver ? "of the largest executor" : "of the driver");
  }

  private static String size(double bytes) {
    return bytes < 1e6
        ? Texts.format("%.0f kB", bytes / 1e3)
        : Texts.format("%,.1f MB", bytes / 1e6);
  }

  private static String share(double part, double whole) {
    return whole > 0 ? Texts.percent(part / whole) : "";
  }

  private double number(String pointer) {
    return record.at(pointer).asDouble();
  }

  private String text(String pointer) {
    return record.at(pointer).asText();
  }

  List<Report.Facts> facts() {
    return List.of(
        new Report.Facts("Settings", listed(record.path("configuration"))),
        new Report.Facts("Model", listed(record.path("model"))),
        new Report.Facts("Run", run()),
        new Report.Facts("Versions", listed(record.path("versions"))));
  }

  private List<Report.Fact> run() {
    return List.of(
        fact("id", text("/run_id")),
        fact("start", Texts.time(text("/start"))),
        fact("end", Texts.time(text("/end"))),
        fact("status", text("/status")),
        fact("output", text("/output")),
        fact("files passed over", text("/counts/other_files")));
  }

  private static List<Report.Fact> listed(JsonNode object) {
    List<Report.Fact> facts = new ArrayList<>();
    object
        .properties()
        .forEach(
            field -> facts.add(fact(field.getKey().replace('_', ' '), value(field.getValue()))));
    return facts;
  }

  private static Report.Fact fact(String name, String value) {
    return new Report.Fact(name, value, "");
  }

  private static String value(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(RecordFacts::value)
            .collect(Collectors.joining(", "))
        : value.isValueNode() ? value.asText() : value.toString();
  }
}
