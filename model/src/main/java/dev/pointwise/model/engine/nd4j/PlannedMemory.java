package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.graph.Graph;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;

/** Counts what a program will take by planning it without binding it to memory. */
final class PlannedMemory {
  private PlannedMemory() {}

  @SuppressWarnings("try") // the scope frees what is made inside it
  static PlanMemory of(Graph graph, int images, ConvolutionChooser chooser) {
    try (PointerScope scope = new PointerScope()) {
      Planning planning = Planning.of(graph, images, chooser);
      long input = OffHeap.roundUp((long) images * graph.input().shape().elements() * Float.BYTES);
      long arena = OffHeap.roundUp(Placement.place(planning.steps(), planning.outputs()));
      return new PlanMemory(weightBytes(planning), input + arena);
    }
  }

  /** Each weight once, however many steps read it. */
  private static long weightBytes(Planning planning) {
    Map<Weights.Key, Long> bytes = new HashMap<>();
    Stream.concat(
            planning.steps().stream().flatMap(step -> step.values().stream()),
            planning.outputs().stream())
        .map(Value::place)
        .filter(Place.Shared.class::isInstance)
        .map(Place.Shared.class::cast)
        .forEach(weight -> bytes.put(weight.key(), OffHeap.roundUp(weight.kept().get_size())));
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
