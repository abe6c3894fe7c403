package dev.pointwise.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointwise.jobs.spark.TaskStage;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a run's time went, by its record. */
record RecordTimes(JsonNode record) {
  private static final String COMPUTING = "predict and write";

  /** Of the whole; what takes less is drawn with the rest. */
  private static final double SMALLEST_SHARE = 0.005;

  Report.Times times() {
    return new Report.Times(verdict().sentence(), List.of(run(), tasks()), speed());
  }

  private List<Report.Chart> speed() {
    return SpeedChart.of(record.path("series"), record.path("images_per_second").asDouble());
  }

  private Verdict verdict() {
    Map<TaskStage, Double> stages = new EnumMap<>(TaskStage.class);
    for (TaskStage stage : TaskStage.values()) {
      stages.put(stage, record.path("task_seconds").path(stage.key()).asDouble());
    }
    double slots = record.path("task_slots").asDouble();
    return new Verdict(stages, slots * record.path("driver_seconds").path(COMPUTING).asDouble());
  }

  /** The driver's stages follow each other. */
  private Report.Split run() {
    double whole = record.path("seconds").asDouble();
    Map<String, Double> stages = new LinkedHashMap<>();
    record
        .path("driver_seconds")
        .properties()
        .forEach(stage -> stages.put(stage.getKey(), stage.getValue().asDouble()));
    stages.values().removeIf(seconds -> seconds < SMALLEST_SHARE * whole);
    double shown = stages.values().stream().mapToDouble(Double::doubleValue).sum();
    stages.put("other", Math.max(0, whole - shown));
    return new Report.Split(
        "The run", Texts.duration(whole), Bars.of(stages, whole, Texts::duration));
  }

  /** In the page's words. */
  private static String name(TaskStage stage) {
    return switch (stage) {
      case WAIT -> "read (waiting)";
      case PREPROCESS -> "resize, crop, scale";
      case FORWARD -> "forward pass";
      case DECODE, WRITE, OTHER -> stage.key();
    };
  }

  private Report.Split tasks() {
    Verdict verdict = verdict();
    Map<String, Double> stages = new LinkedHashMap<>();
    for (TaskStage stage : TaskStage.values()) {
      stages.put(name(stage), verdict.stages().get(stage));
    }
    double busy = verdict.busySeconds();
    int slots = record.path("task_slots").asInt();
    String note =
        "%s in %s, busy %s of the time"
            .formatted(
                Texts.duration(busy),
                slots == 1 ? "1 slot" : slots + " slots",
                Texts.percent(1 - verdict.idleness()));
    return new Report.Split("Its tasks", note, Bars.of(stages, busy, Texts::duration));
  }
}
