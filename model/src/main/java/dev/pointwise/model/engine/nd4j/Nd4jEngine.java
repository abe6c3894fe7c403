package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.compile.Compiler;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.LayerFunction;
import dev.pointwise.model.graph.Graph;
import org.bytedeco.javacpp.PointerScope;

/**
 * The fast engine: weights and activations in ND4J's off-heap arrays, arithmetic by oneDNN's
 * primitives on the arrays' own memory, feature maps blocked by channels between layers. Each
 * session uses one native thread, so that as many sessions as there are cores fill a machine.
 * Thread-safe; loads native libraries on first use, which takes seconds.
 */
public final class Nd4jEngine implements Engine {
  private static final Compiler COMPILER = new Compiler(LayerFunction::apply);

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public ExecutionPlan prepare(Graph graph, Kernels kernels) {
    Natives.load().useOneThread();
    Graph compiled = COMPILER.compile(graph);
    check(compiled, kernels);
    return new Nd4jPlan(compiled, kernels);
  }

  /** So that a layer that cannot run is told now, not in a task. */
  @SuppressWarnings("try") // the scope frees what is made inside it
  private static void check(Graph compiled, Kernels kernels) {
    try (PointerScope scope = new PointerScope()) {
      Planning.of(compiled, 1, new PinnedConvolutions(kernels, ConvolutionChooser.DIRECT));
    }
  }
}
