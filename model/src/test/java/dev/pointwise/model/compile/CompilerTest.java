package dev.pointwise.model.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.reference.LayerFunction;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.judge.EngineJudge;
import dev.pointwise.model.judge.RandomCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompilerTest {
  private static final Compiler COMPILER = new Compiler(LayerFunction::apply);
  private static final long NETWORKS = 100;

  /** The reference behind all passes. */
  private record CompilingReference() implements Engine {
    @Override
    public String name() {
      return "compiling reference";
    }

    @Override
    public ExecutionPlan prepare(Graph graph) {
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
