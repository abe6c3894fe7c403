package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.onnx.Known.Floats;
import dev.pointwise.model.read.onnx.Known.Integers;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reductions of constants, such as the number of values that a shape holds. */
final class FoldReduction {
  private FoldReduction() {}

  static Known reduce(OnnxNode node, DoubleBinaryOperator combine) {
    Known operand = node.known(0);
    Shape shape = operand.shape();
    Set<Integer> axes = axes(node, shape.rank());
    int[] kept = new int[shape.rank()];
    Arrays.setAll(kept, axis -> axes.contains(axis) ? 1 : shape.dim(axis));
    Shape result = Shape.of(kept);
    double[] values = new double[result.elements()];
    boolean[] begun = new boolean[values.length];
    var target = Strides.source(shape, 0, Strides.broadcast(result, shape));
    for (int i = 0; i < shape.elements(); i++) {
      int to = target.applyAsInt(i);
      double value = value(operand, i);
      values[to] = begun[to] ? combine.applyAsDouble(values[to], value) : value;
      begun[to] = true;
    }
    boolean dropped = node.attributes().integer("keepdims", 1) == 0;
    return tensor(operand, values, dropped ? dropped(shape, axes) : result);
  }

  private static Set<Integer> axes(OnnxNode node, int rank) {
    return node.integers("axes", 1)
        .map(
            given ->
                Arrays.stream(given)
                    .mapToObj(axis -> node.positiveAxis(axis, rank))
                    .collect(Collectors.toSet()))
        .orElseGet(() -> IntStream.range(0, rank).boxed().collect(Collectors.toSet()));
  }

  private static double value(Known operand, int index) {
    if (operand instanceof Integers integers) {
      if (integers.integers()[index] == Integers.BATCH) {
        throw new ModelException("computes with the number of images in a batch");
      }
      return integers.integers()[index];
    }
    return operand.floats().at(index);
  }

  private static Shape dropped(Shape shape, Set<Integer> axes) {
    return new Shape(
        IntStream.range(0, shape.rank())
            .filter(axis -> !axes.contains(axis))
            .mapToObj(shape::dim)
            .toList());
  }

  private static Known tensor(Known like, double[] values, Shape shape) {
    if (like instanceof Integers) {
      return new Integers(shape, Arrays.stream(values).mapToLong(value -> (long) value).toArray());
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new Floats(FloatTensor.of(shape, floats));
  }
}
