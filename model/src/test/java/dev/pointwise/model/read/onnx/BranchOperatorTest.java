package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.read.UnsupportedOperatorException;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.ValueInfoProto;
import org.junit.jupiter.api.Test;

class BranchOperatorTest {
  private static final AttributeProto THEN = branch("then_branch", "Relu");
  private static final AttributeProto ELSE = branch("else_branch", "Neg");

  /** A graph of one operator over the tensor {@code x} outside of it. */
  private static AttributeProto branch(String name, String operator) {
    NodeProto node =
        NodeProto.newBuilder().setOpType(operator).addInput("x").addOutput(operator).build();
    GraphProto graph =
        GraphProto.newBuilder()
            .addNode(node)
            .addOutput(ValueInfoProto.newBuilder().setName(operator))
            .build();
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.GRAPH)
        .setG(graph)
        .build();
  }

  /** Relu of a map that is one cell wide, Neg of a wider one. */
  private static TinyModel asksForTheWidth(int width) {
    return TinyModel.opset(13)
        .input(1, 1, width)
        .integer("last", 3)
        .integer("one", 1)
        .node("Shape", "x -> shape")
        .node("Gather", "shape, last -> width", integer("axis", 0))
        .node("Equal", "width, one -> narrow")
        .node("If", "narrow -> y", THEN, ELSE);
  }

  @Test
  void readsTheBranchThatHolds() {
    assertThat(asksForTheWidth(1).run(-3)).containsExactly(0);
    assertThat(asksForTheWidth(2).run(-3, 4)).containsExactly(3, -4);
  }

  @Test
  void refusesAConditionThatTheImageDecides() {
    TinyModel model =
        TinyModel.opset(13).input(1, 1, 1).node("Relu", "x -> c").node("If", "c -> y", THEN, ELSE);

    assertThatThrownBy(model::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessageContaining(
            "(If, opset 13) computes 'c' from the image, where only a constant is supported");
  }

  @Test
  void namesABranchThatIsNotThere() {
    TinyModel model =
        TinyModel.opset(13).input(1, 1, 1).integer("yes", 1).node("If", "yes -> y", ELSE);

    assertThatThrownBy(model::graph)
        .hasMessageContaining("(If, opset 13) lacks its attribute 'then_branch'");
  }
}
