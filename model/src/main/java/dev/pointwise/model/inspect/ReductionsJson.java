package dev.pointwise.model.inspect;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;

/** {@link Reductions} as JSON. A layer that has to stay saves 0. */
final class ReductionsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReductionsJson() {}

  private record Document(
      long macs,
      long parameters,
      @JsonProperty("macs_without_reductions") long macsWithout,
      @JsonProperty("parameters_without_reductions") long parametersWithout,
      @JsonProperty("pointwise_mac_share") double macShare,
      List<Layer> pointwise) {}

  private record Layer(
      String name,
      String role,
      @JsonProperty("channels_in") int channelsIn,
      @JsonProperty("channels_out") int channelsOut,
      long macs,
      long parameters,
      @JsonProperty("saves_macs") long savedMacs,
      @JsonProperty("saves_parameters") long savedParameters) {}

  static String write(Reductions reductions) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(reductions));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts and numbers can be written", e);
    }
  }

  private static Document document(Reductions reductions) {
    return new Document(
        reductions.with().macs(),
        reductions.with().parameters(),
        reductions.without().macs(),
        reductions.without().parameters(),
        reductions.pointwiseMacShare(),
        reductions.pointwise().stream().map(ReductionsJson::layer).toList());
  }

  private static Layer layer(PointwiseCost cost) {
    return new Layer(
        cost.name(),
        cost.role().name().toLowerCase(Locale.ROOT),
        cost.channelsIn(),
        cost.channelsOut(),
        cost.macs(),
        cost.parameters(),
        cost.savedMacs(),
        cost.savedParameters());
  }
}
