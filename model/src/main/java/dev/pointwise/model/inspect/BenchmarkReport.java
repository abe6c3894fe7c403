package dev.pointwise.model.inspect;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What a {@link ForwardBenchmark} found.
 *
 * @param imagesPerSecond of all threads together, from each one's median time of a pass
 * @param gflops billions of floating-point operations a second, two for each MAC of the network as
 *     it was read: an engine that does less arithmetic may exceed what the machine can do
 * @param startupSeconds from the graph to the first result: compiling, laying out, first pass
 * @param layers of the graph as it ran, in its order, without those that take no step of their own;
 *     timed while all threads ran, too
 */
public record BenchmarkReport(
    String model,
    String engine,
    @JsonProperty("batch_size") int batchSize,
    int threads,
    @JsonProperty("images_per_second") double imagesPerSecond,
    double gflops,
    @JsonProperty("startup_seconds") double startupSeconds,
    List<LayerTime> layers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public BenchmarkReport {
    layers = List.copyOf(layers);
  }

  /** One JSON object. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts and numbers can be written", e);
    }
  }

  /** A line and a table of the slowest layers, no wider than that where it is possible. */
  public String toText(int width) {
    return new BenchmarkText(this, width).text();
  }
}
