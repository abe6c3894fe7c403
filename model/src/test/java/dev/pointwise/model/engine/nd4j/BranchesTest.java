package dev.pointwise.model.engine.nd4j;

import static dev.pointwise.model.layer.Activation.Kind.SOFTSIGN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.compile.Compiler;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.LayerFunction;
import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.judge.EngineJudge;
import dev.pointwise.model.judge.RandomCase;
import dev.pointwise.model.judge.Tolerance;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Maps that are stacked, cut and added where they lie. */
class BranchesTest {
  private static final long SEEDS = 40;

  @TestFactory
  Stream<DynamicTest> agreesWithTheReference() {
    return EngineJudge.of(new Pinned(false)).branches(SEEDS);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheReferenceByWinograd() {
    return EngineJudge.of(new Pinned(true)).branches(SEEDS);
  }

  /** oneDNN has no softsign, so that it runs by itself behind the convolution. */
  @Test
  void activatesNothingButItsOwnPartOfAStack() {
    GraphBuilder builder = new GraphBuilder("stack");
    Node input = builder.input("input", Shape.chw(16, 6, 6));
    Node first = builder.add("first", conv(1, Activation.RELU), input);
    Node second = builder.add("second", conv(1, Activation.of(SOFTSIGN)), input);
    Node third = builder.add("third", conv(1, Activation.of(SOFTSIGN)), input);
    Graph graph = builder.build(builder.add("stack", new Concat(0), first, second, third));
    EngineJudge.of(new Pinned(false)).check(new RandomCase(2, graph), Tolerance.ONE_LAYER);
  }

  /**
   * Vectors reach into buffers, which hold up to 2 GiB: here a part does and the whole does not.
   */
  @Test
  void takesNoPartOfMapsThatNoBufferHoldsByWinograd() {
    int images = 128;
    GraphBuilder builder = new GraphBuilder("stack");
    Node input = builder.input("input", Shape.chw(16, 256, 256));
    Node written = builder.add("written", conv(3, Activation.RELU), input);
    Node stack = builder.add("stack", new Concat(0), written, input, input, input);
    Slice part = new Slice(List.of(0, 0, 0), List.of(16, 256, 256), List.of(1, 1, 1));
    Node read = builder.add("read", conv(3, Activation.RELU), builder.add("part", part, stack));
    Graph graph = builder.build(builder.add("last", conv(3, Activation.RELU), read));
    Map<String, Boolean> fits = new HashMap<>();
    PlannedMemory.of(
        graph,
        images,
        (at, layer) -> {
          fits.put(at.label(), WinogradSteps.fits(at, layer));
          return Optional.empty();
        });
    assertThat(fits).containsEntry("written", false).containsEntry("read", false);
    assertThat(fits.get("last")).isEqualTo(VectorModule.runsBlocksOf(Layouts.block()));
  }

  private static Conv2d conv(int kernel, Activation activation) {
    Random random = new Random(1);
    float[] weights = new float[16 * 16 * kernel * kernel];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() / 4;
    }
    return new Conv2d(
        FloatTensor.of(Shape.of(16, 16, kernel, kernel), weights),
        FloatTensor.filled(Shape.of(16), 0.1f),
        Window2d.of(kernel).padding(kernel / 2),
        1,
        activation);
  }

  /** Convolutions so small would all go directly by the rule. */
  private record Pinned(boolean winograd) implements Engine {
    @Override
    public String name() {
      return "pinned";
    }

    @Override
    public ExecutionPlan prepare(Graph graph, Kernels kernels) {
      Kernels pinned = new Kernels(Kernels.Winograd.OFF, winograd ? pins(graph) : Map.of());
      return new Nd4jEngine().prepare(graph, pinned);
    }

    private static Map<String, String> pins(Graph graph) {
      return new Compiler(LayerFunction::apply)
          .compile(graph).nodes().stream()
              .filter(Pinned::fits)
              .collect(Collectors.toMap(Node::name, node -> "winograd:4x4:32"));
    }

    private static boolean fits(Node node) {
      return VectorModule.runsBlocksOf(Layouts.block())
          && node.layer() instanceof Conv2d conv
          && conv.window().kernel().height() > 1
          && conv.inChannels() >= Layouts.block();
    }
  }
}
