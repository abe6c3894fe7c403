package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.onnx.Known.Floats;
import dev.pointwise.model.read.onnx.Known.Integers;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** Constants out of nothing, of shapes, and of other types. */
final class FoldCreation {
  private FoldCreation() {}

  static Known constant(OnnxNode node) {
    Attributes attributes = node.attributes();
    if (attributes.has("value_int")) {
      return Integers.scalar(attributes.integer("value_int", 0));
    }
    if (attributes.has("value_float")) {
      return Floats.scalar(attributes.decimal("value_float", 0));
    }
    if (attributes.has("value_ints")) {
      return Integers.vector(attributes.integers("value_ints").orElseThrow());
    }
    if (attributes.has("value_floats")) {
      return new Floats(FloatTensor.vector(attributes.decimals("value_floats").orElseThrow()));
    }
    return node.decode(
        attributes
            .tensor("value")
            .orElseThrow(() -> node.unsupported("has no value that is a tensor of numbers")));
  }

  /** One value, float 0 where not stated, in every place. */
  static Known constantOfShape(OnnxNode node) {
    Shape shape = shape(node.known(0).integers());
    Known value = node.attributes().tensor("value").map(node::decode).orElse(Floats.scalar(0));
    return value.pick(shape, i -> 0);
  }

  static Known range(OnnxNode node) {
    if (node.known(0) instanceof Floats) {
      throw node.unsupported("counts in floats; only integers are supported");
    }
    long start = node.known(0).integers()[0];
    long limit = node.known(1).integers()[0];
    long step = node.known(2).integers()[0];
    checkNoBatch(start, limit, step);
    long count = Math.max(0, (limit - start + step - Long.signum(step)) / step);
    ConstantSize.check(count, 0);
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i * step;
    }
    return Integers.vector(values);
  }

  /** The extents of a constant, or of an activation with {@link Integers#BATCH} in front. */
  static Known shape(OnnxNode node) {
    long[] dims = dims(node.value(0));
    int start = clamp(node.attributes().integer("start", 0), dims.length);
    int end = clamp(node.attributes().integer("end", dims.length), dims.length);
    return Integers.vector(Arrays.copyOfRange(dims, Math.min(start, end), end));
  }

  private static int clamp(int axis, int rank) {
    return Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
  }

  private static long[] dims(Value value) {
    if (value instanceof Known known) {
      return Arrays.stream(known.shape().toArray()).asLongStream().toArray();
    }
    Shape image = ((Value.Computed) value).node().shape();
    long[] dims = new long[image.rank() + 1];
    dims[0] = Integers.BATCH;
    for (int axis = 0; axis < image.rank(); axis++) {
      dims[axis + 1] = image.dim(axis);
    }
    return dims;
  }

  static Known size(OnnxNode node) {
    return Integers.scalar(node.known(0).shape().elements());
  }

  static Known cast(OnnxNode node) {
    int type = node.attributes().requiredInteger("to");
    Known operand = node.known(0);
    if (ElementTypes.isFloating(type)) {
      return new Floats(operand.floats());
    }
    if (ElementTypes.isWhole(type)) {
      return new Integers(operand.shape(), operand.integers());
    }
    if (ElementTypes.isBoolean(type)) {
      return new Integers(operand.shape(), truths(operand));
    }
    throw node.unsupported("casts a constant to %s", ElementTypes.name(type));
  }

  private static long[] truths(Known known) {
    if (known instanceof Integers integers) {
      return Arrays.stream(integers.integers()).map(value -> value == 0 ? 0 : 1).toArray();
    }
    float[] values = known.floats().values();
    long[] truths = new long[values.length];
    Arrays.setAll(truths, i -> values[i] == 0 ? 0 : 1);
    return truths;
  }

  static Shape shape(long[] dims) {
    checkNoBatch(dims);
    return Shape.of(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
  }

  private static void checkNoBatch(long... values) {
    if (Arrays.stream(values).anyMatch(value -> value == Integers.BATCH)) {
      throw new ModelException("makes a constant whose shape has the number of images in it");
    }
  }
}
