package dev.pointwise.model.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;

/** A {@link Summary} as JSON. */
final class SummaryJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SummaryJson() {}

  private record Document(
      String name,
      List<Integer> input,
      long parameters,
      @JsonProperty("trainable_parameters") long trainableParameters,
      long macs,
      long flops,
      @JsonInclude(JsonInclude.Include.NON_NULL) Memory memory,
      List<Layer> layers) {}

  private record Memory(
      String engine,
      @JsonProperty("batch_size") int batchSize,
      @JsonProperty("weight_bytes") long weightBytes,
      @JsonProperty("session_bytes") long sessionBytes) {}

  private record Layer(
      String name,
      String type,
      @JsonProperty("output_shape") List<Integer> outputShape,
      long parameters,
      long macs,
      List<String> inputs) {}

  static String write(Summary summary, Optional<RunMemory> memory) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(summary, memory));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts and numbers can be written", e);
    }
  }

  private static Document document(Summary summary, Optional<RunMemory> memory) {
    return new Document(
        summary.name(),
        summary.input().dims(),
        summary.parameters(),
        summary.trainableParameters(),
        summary.macs(),
        summary.flops(),
        memory.map(SummaryJson::memory).orElse(null),
        summary.layers().stream().map(SummaryJson::layer).toList());
  }

  private static Memory memory(RunMemory memory) {
    return new Memory(
        memory.engine(),
        memory.batchSize(),
        memory.plan().weightBytes(),
        memory.plan().sessionBytes());
  }

  private static Layer layer(LayerSummary layer) {
    return new Layer(
        layer.name(),
        layer.type(),
        layer.outputShape().dims(),
        layer.parameters(),
        layer.macs(),
        layer.inputs());
  }
}
