package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.read.UnsupportedOperatorException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void namesNodesAsTheFileDoesAndTensorsAsAliases() {
    Graph graph =
        TinyModel.opset(13)
            .input(2)
            .node("first", "Relu", "x -> t1")
            .node("Tanh", "t1 -> t2")
            .graph();

    assertThat(graph.nodes()).extracting(node -> node.name()).containsExactly("x", "first", "t2");
    assertThat(graph.node("t1")).isSameAs(graph.node("first"));
  }

  @Test
  void makesNamesUnique() {
    Graph graph =
        TinyModel.opset(13)
            .input(2)
            .node("n", "Relu", "x -> a")
            .node("n", "Tanh", "a -> b")
            .graph();

    assertThat(graph.nodes()).extracting(node -> node.name()).containsExactly("x", "n", "n_2");
    assertThat(graph.node("b").name()).isEqualTo("n_2");
  }

  @Test
  void keepsTheNamesOfNodesThatDoNothing() {
    Graph graph =
        TinyModel.opset(13)
            .input(2)
            .node("act", "Relu", "x -> a")
            .node("drop", "Dropout", "a -> b, mask")
            .node("same", "Identity", "b -> c")
            .node("cast", "Cast", "c -> d", integer("to", 10))
            .outputs("d")
            .graph();

    assertThat(graph.nodes()).hasSize(2);
    for (String name : new String[] {"a", "b", "c", "d", "drop", "same", "cast"}) {
      assertThat(graph.node(name)).as(name).isSameAs(graph.node("act"));
    }
  }

  @Test
  void givesAnInputThatIsAnOutputALayerOfItsOwn() {
    Graph graph = TinyModel.opset(13).input(2).node("Identity", "x -> y").graph();

    assertThat(graph.outputs().get(0).layer()).isInstanceOf(Activate.class);
    assertThat(TinyModel.run(graph, 1, -2)).containsExactly(1, -2);
  }

  @Test
  void keepsTheOrderOfOutputs() {
    Graph graph =
        TinyModel.opset(13)
            .input(2)
            .node("Relu", "x -> a")
            .node("Tanh", "x -> b")
            .outputs("b", "a")
            .graph();

    assertThat(graph.outputs()).extracting(node -> node.name()).containsExactly("b", "a");
  }

  @Test
  void listsWhatIsSupportedForAnUnknownOperator() {
    TinyModel tiny = TinyModel.opset(13).input(2, 4, 4).node("pool", "MaxPol", "x -> y");

    assertThatThrownBy(tiny::graph)
        .asInstanceOf(InstanceOfAssertFactories.type(UnsupportedOperatorException.class))
        .satisfies(e -> assertThat(e.operator()).isEqualTo("MaxPol"))
        .satisfies(
            e ->
                assertThat(e)
                    .hasMessageStartingWith(
                        "tiny.onnx: node 'pool' (MaxPol, opset 13) is of an operator that is not supported (did you mean 'MaxPool'")
                    .hasMessageContaining(
                        "; supported: Abs, Add, AveragePool, BatchNormalization, "));
  }

  @Test
  void overlooksUnsupportedNodesThatNoOutputNeeds() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2)
            .node("NonZero", "x -> places")
            .node("Tanh", "places -> more")
            .node("Relu", "x -> y");

    assertThat(tiny.graph().nodes()).hasSize(2);
    assertThatThrownBy(tiny.outputs("more")::graph).hasMessageContaining("node 'places' (NonZero");
  }

  @Test
  void namesTheDomainOfAForeignOperator() {
    TinyModel tiny = TinyModel.opset(13).input(2).node("com.microsoft.FusedConv", "x -> y");

    assertThatThrownBy(tiny::graph)
        .asInstanceOf(InstanceOfAssertFactories.type(UnsupportedOperatorException.class))
        .satisfies(e -> assertThat(e.operator()).isEqualTo("com.microsoft.FusedConv"));
  }

  @Test
  void refusesAModelWhoseOutputNothingMakes() {
    TinyModel tiny = TinyModel.opset(13).input(2).node("Relu", "x -> y").outputs("z");

    assertThatThrownBy(tiny::graph)
        .hasMessage(
            "tiny.onnx: no node makes its output 'z'; the file is damaged: export it again");
  }

  @Test
  void refusesDropoutInTraining() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2)
            .floats("ratio", new long[] {}, 0.5f)
            .integer("training", 1)
            .node("Dropout", "x, ratio, training -> y");

    assertThatThrownBy(tiny::graph).hasMessageContaining("is in training mode");
  }
}
