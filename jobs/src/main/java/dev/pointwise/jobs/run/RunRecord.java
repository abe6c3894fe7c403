package dev.pointwise.jobs.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.memory.MemoryLimits;
import dev.pointwise.jobs.memory.MemoryNeed;
import dev.pointwise.jobs.memory.MemoryPlan;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.spark.ProcessMemory;
import dev.pointwise.model.engine.Kernels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run was, for those who come later. Written last: a folder with a run's record holds all of
 * that run's rows.
 *
 * @param versions of the program and what it runs on
 */
record RunRecord(
    RunConfig config,
    ModelFacts model,
    Listing listing,
    MemoryPlan memory,
    RunResult result,
    Map<String, String> versions,
    Measured measured,
    Instant start) {

  private static final double MEBIBYTE = 1 << 20;

  byte[] toBytes() {
    return (toJson().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  ObjectNode toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("run_id", result.runId()).put("command", config.command());
    json.put("status", isAcceptable() ? "done" : "reject rate exceeded");
    json.put("start", start.toString()).put("end", Instant.now().toString());
    json.set("configuration", ConfigJson.of(config));
    putModel(json.putObject("model"));
    putCounts(json.putObject("counts"));
    json.put("images_per_second", RunResult.rounded(result.imagesPerSecond()));
    putTimes(json);
    putSeries(json.putObject("series"));
    putPlan(json.putObject("memory_plan_mib"));
    putMemory(json.putObject("peak_memory_mib"));
    ObjectNode versionsJson = json.putObject("versions");
    versions.forEach(versionsJson::put);
    json.put("output", result.output());
    return json;
  }

  boolean isAcceptable() {
    return result.tally().rejectRate() <= config.output().maxRejectRate();
  }

  private void putModel(ObjectNode json) {
    json.put("name", model.card().name())
        .put("source", model.source())
        .put("sha256", model.sha256())
        .put("preprocess_fingerprint", model.card().preprocess().fingerprint())
        .put("loads", measured.meters().modelLoads().value());
    putKernels(json, model.card().kernels());
  }

  /** What the card does not let the engine choose. */
  private static void putKernels(ObjectNode json, Kernels kernels) {
    if (kernels.winograd() == Kernels.Winograd.OFF) {
      json.put("winograd", "off");
    }
    if (!kernels.pinned().isEmpty()) {
      ObjectNode pins = json.putObject("kernels");
      new TreeMap<>(kernels.pinned()).forEach(pins::put);
    }
  }

  private void putCounts(ObjectNode json) {
    result.putCounts(json);
    json.put("reject_rate", RunResult.rounded(result.tally().rejectRate()))
        .put("other_files", listing.otherFiles())
        .put("bytes", listing.bytes());
  }

  /** The driver's stages follow each other; the tasks' are summed over tasks that run at once. */
  private void putTimes(ObjectNode json) {
    json.put("seconds", RunResult.rounded(result.seconds()));
    ObjectNode driver = json.putObject("driver_seconds");
    measured.clock().all().forEach((stage, time) -> driver.put(stage, RunResult.rounded(time)));
    json.put("task_slots", measured.slots());
    ObjectNode tasks = json.putObject("task_seconds");
    measured
        .meters()
        .seconds()
        .forEach((stage, seconds) -> tasks.put(stage.key(), RunResult.rounded(seconds)));
  }

  private void putSeries(ObjectNode json) {
    ArrayNode seconds = json.putArray("seconds");
    ArrayNode pictures = json.putArray("pictures");
    ArrayNode rejected = json.putArray("rejected");
    for (Progress point : measured.series().points()) {
      seconds.add(RunResult.rounded(point.seconds()));
      pictures.add(point.done());
      rejected.add(point.rejected());
    }
  }

  /** Of each process that ran tasks. */
  private void putPlan(ObjectNode json) {
    MemoryNeed need = memory.need();
    MemoryLimits limits = memory.limits();
    json.put("batch_size", memory.batchSize()).put("tasks_at_once", limits.slots());
    ObjectNode needed = json.putObject("needed");
    needed.put("heap", mebibytes(need.heap())).put("java_and_libraries", mebibytes(need.java()));
    needed.put("weights", mebibytes(need.weights())).put("activations", mebibytes(need.sessions()));
    needed.put("decoding", mebibytes(need.decoding()));
    needed.put("writing", mebibytes(need.writing()));
    ObjectNode limit = json.putObject("limits").put("heap", mebibytes(limits.heap()));
    if (limits.isTotalKnown()) {
      limit.put("total", mebibytes(limits.total()));
    }
  }

  private static long mebibytes(long bytes) {
    return Math.round(bytes / MEBIBYTE);
  }

  private void putMemory(ObjectNode json) {
    json.put("driver", mebibytes(ProcessMemory.peakBytes()))
        .put("largest_executor", mebibytes(measured.meters().peakMemoryBytes().value()));
  }
}
