package dev.pointwise.jobs.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointwise.jobs.config.IncrementalConfig;
import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.config.InputConfig;
import dev.pointwise.jobs.config.InputFormat;
import dev.pointwise.jobs.config.ModelConfig;
import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.config.PackConfig;
import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.model.predict.Classify;
import dev.pointwise.model.predict.Coverage;
import dev.pointwise.model.predict.Extract;
import dev.pointwise.model.predict.Pooling;
import dev.pointwise.model.predict.Task;
import java.util.List;
import java.util.Locale;

/** A run's resolved configuration; its keys are the options' names, so that it can be run again. */
final class ConfigJson {
  private final ObjectNode json = new ObjectMapper().createObjectNode();

  private ConfigJson() {}

  static ObjectNode of(RunConfig config) {
    ConfigJson writer = new ConfigJson();
    writer.put(config.model());
    writer.put(config.task());
    writer.put(config.input());
    writer.put(config.inference());
    writer.put(config.output());
    return writer.json;
  }

  static ObjectNode of(PackConfig pack) {
    ConfigJson writer = new ConfigJson();
    writer.put(pack.input());
    writer.json.put("output", pack.output().uri()).put("file-megabytes", pack.fileMegabytes());
    pack.rowsPerFile().ifPresent(rows -> writer.json.put("rows-per-file", rows));
    pack.partitions().ifPresent(files -> writer.json.put("partitions", files));
    return writer.json;
  }

  static ObjectNode of(Task task) {
    ConfigJson writer = new ConfigJson();
    writer.put(task);
    return writer.json;
  }

  private void put(ModelConfig model) {
    json.put("model", model.referenceOrEmbedded());
    model.labels().ifPresent(labels -> json.put("labels", labels));
    model.preprocess().ifPresent(preprocess -> json.put("preprocess", preprocess));
  }

  private void put(Task task) {
    if (task instanceof Classify classify) {
      json.put("top-k", classify.topK());
      json.put("dense", classify.coverage() == Coverage.WHOLE_PICTURE);
    } else if (task instanceof Extract extract) {
      putAll("layer", extract.layers());
      json.put("pool", extract.pooling() == Pooling.AVERAGE ? "avg" : lowerCase(extract.pooling()));
    }
  }

  private void put(InputConfig input) {
    putAll("input", input.uris());
    input.list().ifPresent(list -> json.put("input-list", list));
    InputFormat format = input.format();
    json.put("input-format", format.name());
    format.contentColumn().ifPresent(column -> json.put("content-column", column));
    format.idColumn().ifPresent(column -> json.put("id-column", column));
  }

  private void put(InferenceConfig inference) {
    json.put("batch-size", inference.batchSize()).put("max-pixels", inference.maxPixels());
    inference.partitions().ifPresent(partitions -> json.put("partitions", partitions));
  }

  private void put(OutputConfig output) {
    json.put("output", output.uri())
        .put("format", lowerCase(output.format()))
        .put("mode", lowerCase(output.mode()))
        .put("max-reject-rate", output.maxRejectRate());
    output.report().ifPresent(report -> json.put("report", report));
    output.incremental().ifPresent(this::put);
  }

  private void put(IncrementalConfig incremental) {
    json.put("checkpoint", incremental.checkpoint())
        .put("commit-every", incremental.commitEvery())
        .put("retry-rejected", incremental.rejected() == IncrementalConfig.Rejected.RETRY)
        .put("exit-99-when-empty", incremental.whenEmpty() == IncrementalConfig.WhenEmpty.EXIT_99);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void putAll(String key, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(key);
      values.forEach(array::add);
    }
  }
}
