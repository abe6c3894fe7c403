package dev.pointwise.model.inspect;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

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
      List<Layer> layers) {}

  private record Layer(
      String name,
      String type,
      @JsonProperty("output_shape") List<Integer> outputShape,
      long parameters,
      long macs,
      List<String> inputs) {}

  static String write(Summary summary) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(summary));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts and numbers can be written", e);
    }
  }

  private static Document document(Summary summary) {
    return new Document(
        summary.name(),
        summary.input().dims(),
        summary.parameters(),
        summary.trainableParameters(),
        summary.macs(),
        summary.flops(),
        summary.layers().stream().map(SummaryJson::layer).toList());
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
