package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.Softmax;
import org.junit.jupiter.api.Test;

class SoftmaxOperatorsTest {
  @Test
  void runsAlongTheLastAxisFromOpset13() {
    TinyModel tiny = TinyModel.opset(13).input(4, 2, 3).node("Softmax", "x -> y");

    assertThat(tiny.graph().node("y").layer()).isEqualTo(new Softmax(2));
  }

  @Test
  void runsAlongAllAxesBehindTheFirstBeforeOpset13() {
    TinyModel tiny = TinyModel.opset(12).input(2, 1, 2).node("Softmax", "x -> y");

    assertThat(tiny.run(0, 0, 0, 0)).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
  }

  @Test
  void keepsAxesBeforeTheStatedOneApartBeforeOpset13() {
    TinyModel tiny =
        TinyModel.opset(8).input(2, 1, 2).node("LogSoftmax", "x -> y", integer("axis", 2));

    assertThat(tiny.run(0, 0, 5, 5)).containsOnly((float) -Math.log(2));
  }

  @Test
  void needsNoReshapeWhereTheAxesBehindAreOfExtentOne() {
    TinyModel tiny = TinyModel.opset(9).input(1000, 1, 1).node("LogSoftmax", "x -> y");

    assertThat(tiny.graph().node("y").layer()).isEqualTo(new LogSoftmax(0));
  }

  @Test
  void refusesTheBatchAxis() {
    TinyModel tiny = TinyModel.opset(13).input(4).node("Softmax", "x -> y", integer("axis", 0));

    assertThatThrownBy(tiny::graph)
        .hasMessage(
            "tiny.onnx: node 'y' (Softmax, opset 13) works along axis 0, the batch; images are computed one by one");
  }
}
