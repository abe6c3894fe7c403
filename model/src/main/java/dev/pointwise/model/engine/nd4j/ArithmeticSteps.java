package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Constant;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** Arithmetic as a chain of oneDNN's binary primitives; the last one takes the activation along. */
final class ArithmeticSteps {
  private ArithmeticSteps() {}

  static Value plan(NodePlanning at, Arithmetic layer) {
    boolean fused = Eltwise.chain(layer.activation()).isPresent();
    List<Value> operands = ordered(at, layer);
    Value result = operands.get(0);
    for (int i = 1; i < operands.size(); i++) {
      boolean last = i == operands.size() - 1;
      PostOps ops = last ? finish(layer, operands.size(), fused) : new PostOps();
      result = binary(at, algorithm(layer.operation()), result, operands.get(i), ops);
    }
    boolean done = fused && operands.size() > 1;
    return done ? result : at.activated(result, layer.activation());
  }

  private static PostOps finish(Arithmetic layer, int operands, boolean fused) {
    PostOps ops = new PostOps();
    if (layer.operation() == Arithmetic.Operation.MEAN) {
      ops.linear(1f / operands, 0);
    }
    return ops.activation(fused ? layer.activation() : Activation.NONE);
  }

  /** {@code left op right}, over the left operand if it dies; the right one broadcasts to it. */
  static Value binary(
      NodePlanning at, dnnl.algorithm operation, Value left, Value right, PostOps ops) {
    Value result = at.overOrFresh(left);
    at.primitive(
        new binary.primitive_desc(
            at.cpu(),
            operation,
            left.layout(),
            right.layout(),
            result.layout(),
            ops.attributes(),
            false),
        Arguments.from(left).with(dnnl.DNNL_ARG_SRC_1, right).to(result));
    return result;
  }

  /** The operands with the output's axes; the first has its extents too, and sets the layout. */
  private static List<Value> ordered(NodePlanning at, Arithmetic layer) {
    long[] dims = at.dims();
    List<Value> operands = new ArrayList<>();
    at.node().inputs().forEach(input -> operands.add(operand(at, input)));
    if (isCommutative(layer.operation())) {
      operands.sort((a, b) -> Boolean.compare(b.hasDims(dims), a.hasDims(dims)));
    }
    if (!operands.get(0).hasDims(dims)) {
      operands.set(0, GatherSteps.stretch(at, at.plain(operands.get(0)), dims));
    }
    memory.desc layout = layout(operands, dims);
    operands.replaceAll(
        operand -> operand.hasDims(dims) ? at.lying(operand, layout) : at.plain(operand));
    return operands;
  }

  private static Value operand(NodePlanning at, Node input) {
    int rank = at.node().shape().rank();
    if (input.layer() instanceof Constant) {
      return ConstantSteps.broadcast(at, input, rank);
    }
    Value value = at.value(input);
    long[] dims = Layouts.aligned(at.planning().batch(), input.shape(), rank);
    return value.hasDims(dims) ? value : at.plain(value).view(dims, Layouts.plain(dims));
  }

  /** The first blocked layout among the full operands, or row-major. */
  private static memory.desc layout(List<Value> operands, long[] dims) {
    return operands.stream()
        .filter(operand -> operand.hasDims(dims) && !operand.isPlain())
        .map(Value::layout)
        .findFirst()
        .orElseGet(() -> Layouts.plain(dims));
  }

  private static boolean isCommutative(Arithmetic.Operation operation) {
    return switch (operation) {
      case ADD, MULTIPLY, MAX, MIN, MEAN -> true;
      case SUBTRACT, DIVIDE -> false;
    };
  }

  private static dnnl.algorithm algorithm(Arithmetic.Operation operation) {
    return switch (operation) {
      case ADD, MEAN -> dnnl.algorithm.binary_add;
      case SUBTRACT -> dnnl.algorithm.binary_sub;
      case MULTIPLY -> dnnl.algorithm.binary_mul;
      case DIVIDE -> dnnl.algorithm.binary_div;
      case MAX -> dnnl.algorithm.binary_max;
      case MIN -> dnnl.algorithm.binary_min;
    };
  }
}
