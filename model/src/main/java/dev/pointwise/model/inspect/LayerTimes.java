package dev.pointwise.model.inspect;

import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.graph.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The steps of profiled passes, summed up by layer; the median over the passes. */
final class LayerTimes {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final Graph graph;
  private final int images;

  /** Nanoseconds in each pass, by node in the order in which the nodes ran. */
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

  /** Nanoseconds in all passes, by node and kernel. */
  private final Map<String, Map<String, Long>> kernels = new LinkedHashMap<>();

  private LayerTimes(Graph graph, int images) {
    this.graph = graph;
    this.images = images;
  }

  /**
   * @param graph that ran
   * @param images of a pass
   * @param passes the steps of each
   */
  static List<LayerTime> of(Graph graph, int images, List<List<KernelTime>> passes) {
    LayerTimes times = new LayerTimes(graph, images);
    passes.forEach(times::add);
    return times.nanos.keySet().stream().map(times::layer).toList();
  }

  private void add(List<KernelTime> pass) {
    pass.stream()
        .collect(
            Collectors.groupingBy(
                KernelTime::node, LinkedHashMap::new, Collectors.summingLong(KernelTime::nanos)))
        .forEach((node, sum) -> nanos.computeIfAbsent(node, key -> new ArrayList<>()).add(sum));
    for (KernelTime step : pass) {
      kernels
          .computeIfAbsent(step.node(), node -> new LinkedHashMap<>())
          .merge(step.kernel(), step.nanos(), Long::sum);
    }
  }

  private LayerTime layer(String node) {
    LayerSummary layer = LayerSummary.of(graph.node(node));
    long median = Median.of(nanos.get(node));
    return new LayerTime(
        node,
        layer.type(),
        layer.title(),
        slowestKernel(node),
        median / NANOS_PER_MILLISECOND,
        2.0 * layer.macs() * images / Math.max(1, median));
  }

  private String slowestKernel(String node) {
    return kernels.get(node).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }
}
