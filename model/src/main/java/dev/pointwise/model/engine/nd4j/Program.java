package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.graph.Graph;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/**
 * The steps of a graph for an exact number of images, bound to memory. Not thread-safe. Owns its
 * native descriptors; the memory it works on stays with its owners.
 */
final class Program implements AutoCloseable {
  private final PointerScope scope;
  private final stream queue;
  private final List<PlannedStep> planned;
  private final List<Step> steps;
  private final List<FloatBuffer> outputs;

  private Program(PointerScope scope, Planning planning, Binding binding) {
    this.scope = scope;
    this.queue = binding.queue();
    this.planned = List.copyOf(planning.steps());
    this.steps = planned.stream().map(step -> step.binder().bind(binding)).toList();
    this.outputs = planning.outputs().stream().map(binding::floats).toList();
  }

  /**
   * Prepares a graph for that many images.
   *
   * @param arenas gives an arena of at least that many bytes
   */
  static Program of(
      Graph graph,
      int images,
      OffHeap input,
      Weights weights,
      LongFunction<OffHeap> arenas,
      ConvolutionChooser chooser) {
    // Once for this thread, which the block below leaves, and once for the program's life.
    PointerScope scope = new PointerScope().extend();
    try (scope) {
      Planning planning = Planning.of(graph, images, chooser);
      OffHeap arena = arenas.apply(Placement.place(planning.steps(), planning.outputs()));
      stream queue = new stream(Natives.load().cpu());
      return new Program(scope, planning, new Binding(input, arena, weights, queue));
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  void run() {
    steps.forEach(Step::run);
    queue._wait();
  }

  /** Runs, and waits after each step to time it. */
  List<KernelTime> profile() {
    List<KernelTime> times = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      long start = System.nanoTime();
      steps.get(i).run();
      queue._wait();
      long nanos = System.nanoTime() - start;
      times.add(new KernelTime(planned.get(i).node(), planned.get(i).kernel(), nanos));
    }
    return times;
  }

  /** All images' values of one output of the last run, row-major. */
  FloatBuffer output(int output) {
    return outputs.get(output);
  }

  @Override
  public void close() {
    scope.close();
  }
}
