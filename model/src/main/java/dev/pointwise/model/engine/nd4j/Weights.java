package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/**
 * The weights of a plan, each laid out once as the primitives want it and shared by all sessions.
 * Thread-safe. Owns their memory.
 */
final class Weights implements AutoCloseable {
  private final Map<Key, OffHeap> laidOut = new HashMap<>();

  /** Whose weight, which of its weights, and in what layout. */
  record Key(Node node, String role, List<Long> layout) {
    static Key of(Node node, String role, memory.desc layout) {
      return new Key(node, role, Layouts.fingerprint(layout));
    }
  }

  /** The weight's memory, laid out as it is to be kept; filled on the first call. */
  synchronized OffHeap of(Place.Shared weight) {
    return laidOut.computeIfAbsent(weight.key(), key -> layOut(weight));
  }

  synchronized long bytes() {
    return laidOut.values().stream().mapToLong(OffHeap::bytes).sum();
  }

  @SuppressWarnings("try") // the scope frees what is made inside it
  private static OffHeap layOut(Place.Shared weight) {
    OffHeap given = OffHeap.of(weight.values().get());
    if (weight.given().equals(weight.kept())) {
      return given;
    }
    try (given;
        PointerScope scope = new PointerScope()) {
      OffHeap kept = OffHeap.ofBytes(weight.kept().get_size());
      reorder(weight.given(), given, weight.kept(), kept);
      return kept;
    }
  }

  private static void reorder(
      memory.desc from, OffHeap source, memory.desc to, OffHeap destination) {
    engine cpu = Natives.load().cpu();
    stream queue = new stream(cpu);
    memory read = new memory(from, cpu, source.at(0));
    memory written = new memory(to, cpu, destination.at(0));
    new reorder(read, written).execute(queue, read, written);
    queue._wait();
  }

  @Override
  public synchronized void close() {
    laidOut.values().forEach(OffHeap::close);
    laidOut.clear();
  }
}
