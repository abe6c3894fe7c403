package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.Broadcast;
import dev.pointwise.model.read.onnx.Known.Integers;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts, orders and shapes of constants. */
final class FoldStructure {
  private FoldStructure() {}

  static Known reshape(OnnxNode node) {
    Known operand = node.known(0);
    long[] target =
        node.integers("shape", 1).orElseThrow(() -> new ModelException("lacks its shape")).clone();
    int rest = -1;
    long elements = 1;
    for (int axis = 0; axis < target.length; axis++) {
      if (target[axis] == 0 && !node.attributes().isSet("allowzero")) {
        target[axis] = operand.shape().dim(axis);
      }
      if (target[axis] == -1) {
        rest = axis;
      } else {
        elements *= target[axis];
      }
    }
    if (rest >= 0) {
      target[rest] = elements == 0 ? 0 : operand.shape().elements() / elements;
    }
    return operand.reshape(FoldCreation.shape(target));
  }

  static Known flatten(OnnxNode node) {
    int[] dims = node.known(0).shape().toArray();
    int axis = node.attributes().integer("axis", 1);
    int split = axis < 0 ? axis + dims.length : axis;
    int rows = Arrays.stream(dims).limit(split).reduce(1, Math::multiplyExact);
    int columns = Arrays.stream(dims).skip(split).reduce(1, Math::multiplyExact);
    return node.known(0).reshape(Shape.of(rows, columns));
  }

  static Known squeeze(OnnxNode node) {
    Shape shape = node.known(0).shape();
    Set<Integer> axes =
        node.integers("axes", 1)
            .map(given -> positive(node, given, shape.rank()))
            .orElseGet(() -> unitAxes(shape));
    return node.known(0)
        .reshape(
            new Shape(
                IntStream.range(0, shape.rank())
                    .filter(axis -> !axes.contains(axis))
                    .mapToObj(shape::dim)
                    .toList()));
  }

  private static Set<Integer> unitAxes(Shape shape) {
    return IntStream.range(0, shape.rank())
        .filter(axis -> shape.dim(axis) == 1)
        .boxed()
        .collect(Collectors.toSet());
  }

  static Known unsqueeze(OnnxNode node) {
    Known operand = node.known(0);
    long[] given = node.integers("axes", 1).orElseThrow(() -> new ModelException("lacks its axes"));
    List<Integer> dims = new ArrayList<>(operand.shape().dims());
    positive(node, given, dims.size() + given.length).forEach(axis -> dims.add(axis, 1));
    return operand.reshape(new Shape(dims));
  }

  private static Set<Integer> positive(OnnxNode node, long[] axes, int rank) {
    return Arrays.stream(axes)
        .mapToObj(axis -> node.positiveAxis(axis, rank))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A constant that is repeated for each image stays one for all of them. */
  static Known expand(OnnxNode node) {
    long[] extents = node.known(1).integers().clone();
    if (extents.length > 0 && extents[0] == Known.Integers.BATCH) {
      extents[0] = 1;
    }
    Shape target = FoldCreation.shape(extents);
    return FoldArithmetic.broadcast(
        node.known(0), Broadcast.shapes(List.of(node.known(0).shape(), target)));
  }

  static Known transpose(OnnxNode node) {
    Shape shape = node.known(0).shape();
    int[] own = shape.strides();
    long[] order = LayoutOperators.order(node, shape.rank());
    Shape turned = new Shape(Arrays.stream(order).mapToObj(axis -> shape.dim((int) axis)).toList());
    int[] strides = Arrays.stream(order).mapToInt(axis -> own[(int) axis]).toArray();
    return node.known(0).pick(turned, Strides.source(turned, 0, strides));
  }

  static Known slice(OnnxNode node) {
    Shape shape = node.known(0).shape();
    int[] strides = shape.strides();
    int[] sizes = shape.toArray();
    int offset = 0;
    for (AxisRange range : AxisRange.of(node, shape.rank())) {
      int axis = range.axis();
      offset += range.first(sizes[axis]) * strides[axis];
      sizes[axis] = range.size(sizes[axis]);
      strides[axis] *= Math.toIntExact(range.step());
    }
    Shape part = Shape.of(sizes);
    return node.known(0).pick(part, Strides.source(part, offset, strides));
  }

  /** Whole places of one axis, in the order of the indices, whose shape replaces that axis. */
  static Known gather(OnnxNode node) {
    Known data = node.known(0);
    Known indices = node.known(1);
    int axis = node.positiveAxis(node.attributes().integer("axis", 0), data.shape().rank());
    int extent = data.shape().dim(axis);
    List<Integer> dims = new ArrayList<>(data.shape().dims());
    dims.remove(axis);
    dims.addAll(axis, indices.shape().dims());
    int inner = data.shape().strides()[axis];
    int taken = indices.shape().elements();
    long[] places = indices.integers();
    return data.pick(
        new Shape(dims),
        i -> {
          int outer = i / inner / taken;
          int place = node.positiveAxis(places[i / inner % taken], extent);
          return (outer * extent + place) * inner + i % inner;
        });
  }

  static Known concat(OnnxNode node) {
    Known result = node.known(0);
    int axis = node.positiveAxis(node.attributes().requiredInteger("axis"), result.shape().rank());
    for (int input = 1; input < node.inputs(); input++) {
      result = concat(result, node.known(input), axis);
    }
    return result;
  }

  private static Known concat(Known first, Known second, int axis) {
    int front = first.shape().dim(axis);
    int back = second.shape().dim(axis);
    Shape shape = first.shape().withDim(axis, front + back);
    int inner = shape.strides()[axis];
    Known both = joined(first, second);
    return both.pick(
        shape,
        i -> {
          int outer = i / inner / (front + back);
          int place = i / inner % (front + back);
          return place < front
              ? (outer * front + place) * inner + i % inner
              : first.shape().elements() + (outer * back + place - front) * inner + i % inner;
        });
  }

  /** All values of the first, then all of the second, as one vector. */
  private static Known joined(Known first, Known second) {
    int count = first.shape().elements();
    int all = Math.addExact(count, second.shape().elements());
    ConstantSize.check(all, 0);
    if (first instanceof Integers) {
      long[] values = Arrays.copyOf(first.integers(), all);
      System.arraycopy(second.integers(), 0, values, count, all - count);
      return Integers.vector(values);
    }
    float[] values = Arrays.copyOf(first.floats().values(), all);
    System.arraycopy(second.floats().values(), 0, values, count, all - count);
    return new Known.Floats(FloatTensor.vector(values));
  }
}
