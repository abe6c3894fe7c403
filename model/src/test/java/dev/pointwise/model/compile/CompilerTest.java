package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.batchNorm;
import static dev.pointwise.model.compile.SampleLayers.conv;
import static dev.pointwise.model.compile.SampleLayers.dense;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.LayerFunction;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.judge.EngineJudge;
import dev.pointwise.model.judge.RandomCase;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompilerTest {
  private static final Compiler COMPILER = new Compiler(LayerFunction::apply);
  private static final GraphPass ALL_PASSES = COMPILER::compile;
  private static final float ROUNDING = 1e-5f;
  private static final long NETWORKS = 100;

  /** The reference behind all passes. */
  private record CompilingReference() implements Engine {
    @Override
    public String name() {
      return "compiling reference";
    }

    @Override
    public ExecutionPlan prepare(Graph graph, Kernels kernels) {
      return new ReferenceEngine().prepare(COMPILER.compile(graph));
    }
  }

  static List<GraphPass> passes() {
    return COMPILER.passes();
  }

  @TestFactory
  Stream<DynamicTest> keepsTheOutputsOfRandomNetworks() {
    return EngineJudge.of(new CompilingReference()).networks(NETWORKS);
  }

  @TestFactory
  Stream<DynamicTest> keepsTheOutputsOfRandomLayers() {
    return EngineJudge.of(new CompilingReference()).layers(5);
  }

  @ParameterizedTest
  @MethodSource("passes")
  void everyPassFiresOnSomeOfTheNetworks(GraphPass pass) {
    assertThat(RandomCase.networks(NETWORKS).map(RandomCase::graph))
        .anySatisfy(graph -> assertThat(pass.apply(graph)).isNotSameAs(graph));
  }

  @Test
  void leavesNothingToDo() {
    RandomCase.networks(NETWORKS)
        .map(one -> COMPILER.compile(one.graph()))
        .forEach(graph -> assertThat(COMPILER.compile(graph)).isSameAs(graph));
  }

  @Test
  void absorbsABatchNormIntoSiblingsOnceTheyAreOne() {
    assertThat(ALL_PASSES)
        .on(
            g -> {
              Node norm = g.add("norm", batchNorm(4), g.input(4, 5, 6));
              Window2d window = Window2d.of(3);
              Node left = g.add("left", pointwise(4, 3), norm);
              Node right = g.add("right", pointwise(4, 2), norm);
              return g.add(
                  "both",
                  new Concat(0),
                  g.add("left 3x3", conv(3, 3, window), left),
                  g.add("right 3x3", conv(2, 2, window), right));
            })
        .rewritesTo("Input Conv2d Slice Slice Conv2d Conv2d Concat")
        .preservingOutput(ROUNDING);
  }

  @Test
  void makesOneDenseLayerOfAConvolutionAMeanAndAClassifier() {
    assertThat(ALL_PASSES)
        .on(
            g -> {
              Node norm =
                  g.add("norm", batchNorm(9), g.add("conv", pointwise(6, 9), g.input(6, 5, 6)));
              Node mean = g.add("mean", new GlobalPool(GlobalPool.Kind.AVERAGE), norm);
              Node flat = g.add("flat", new Reshape(Shape.of(9)), mean);
              return g.add("logits", dense(9, 4), flat);
            })
        .rewritesTo("Input GlobalPool Reshape Dense")
        .preservingOutput(ROUNDING);
  }

  @Test
  void keepsTheNamesOfTheOutputs() {
    RandomCase.networks(NETWORKS)
        .map(RandomCase::graph)
        .forEach(
            graph ->
                assertThat(names(COMPILER.compile(graph).outputs()))
                    .isEqualTo(names(graph.outputs())));
  }

  private static List<String> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).toList();
  }
}
