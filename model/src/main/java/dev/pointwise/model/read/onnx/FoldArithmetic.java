package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.Broadcast;
import dev.pointwise.model.read.onnx.Known.Floats;
import dev.pointwise.model.read.onnx.Known.Integers;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** Arithmetic, comparison and choice on constants; NumPy's broadcasting. */
final class FoldArithmetic {
  private static final long FEW = 1;
  private static final long MANY = 1_000_003;

  private FoldArithmetic() {}

  /** A comparison of two values. */
  @FunctionalInterface
  interface Comparison {
    boolean holds(double left, double right);
  }

  static Known binary(OnnxNode node, DoubleBinaryOperator onFloats, LongBinaryOperator onIntegers) {
    Known result = node.known(0);
    for (int input = 1; input < node.inputs(); input++) {
      result = binary(result, node.known(input), onFloats, onIntegers);
    }
    return result;
  }

  private static Known binary(
      Known first, Known second, DoubleBinaryOperator onFloats, LongBinaryOperator onIntegers) {
    Shape shape = Broadcast.shapes(List.of(first.shape(), second.shape()));
    Known left = broadcast(first, shape);
    Known right = broadcast(second, shape);
    if (left instanceof Integers integers) {
      return onIntegers(integers, right.integers(), onIntegers);
    }
    FloatTensor a = left.floats();
    FloatTensor b = right.floats();
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) onFloats.applyAsDouble(a.at(i), b.at(i));
    }
    return new Floats(FloatTensor.of(shape, values));
  }

  private static Known onIntegers(Integers left, long[] right, LongBinaryOperator operator) {
    long[] values = new long[right.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = onIntegers(left.integers()[i], right[i], operator);
    }
    return new Integers(left.shape(), values);
  }

  /** With the number of images only where it stays itself, as when it is multiplied by 1. */
  private static long onIntegers(long left, long right, LongBinaryOperator operator) {
    if (left != Integers.BATCH && right != Integers.BATCH) {
      return operator.applyAsLong(left, right);
    }
    for (long batch : new long[] {FEW, MANY}) {
      long divisor = images(right, batch);
      if (divisor == 0 || operator.applyAsLong(images(left, batch), divisor) != batch) {
        throw new ModelException("computes with the number of images in a batch");
      }
    }
    return Integers.BATCH;
  }

  static Known pow(OnnxNode node) {
    return binary(node, Math::pow, (a, b) -> (long) Math.pow((double) a, (double) b));
  }

  static Known compare(OnnxNode node, Comparison comparison) {
    Known first = node.known(0);
    Known second = node.known(1);
    Shape shape = Broadcast.shapes(List.of(first.shape(), second.shape()));
    Known left = broadcast(first, shape);
    Known right = broadcast(second, shape);
    long[] truths = new long[shape.elements()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = holds(comparison, comparable(left, i), comparable(right, i)) ? 1 : 0;
    }
    return new Integers(shape, truths);
  }

  private static double comparable(Known known, int index) {
    return known instanceof Integers integers
        ? integers.integers()[index]
        : known.floats().at(index);
  }

  /** With the number of images only where the answer does not depend on it. */
  private static boolean holds(Comparison comparison, double left, double right) {
    boolean few = comparison.holds(images(left, FEW), images(right, FEW));
    if (few != comparison.holds(images(left, MANY), images(right, MANY))) {
      throw new ModelException("compares with the number of images in a batch");
    }
    return few;
  }

  private static double images(double value, long batch) {
    return value == Integers.BATCH ? batch : value;
  }

  private static long images(long value, long batch) {
    return value == Integers.BATCH ? batch : value;
  }

  static Known not(OnnxNode node) {
    return unary(node, a -> a, a -> a == 0 ? 1 : 0);
  }

  /** Value by value from input 1 where input 0 is true, else from input 2. */
  static Known where(OnnxNode node) {
    Shape shape =
        Broadcast.shapes(
            List.of(node.known(0).shape(), node.known(1).shape(), node.known(2).shape()));
    long[] condition = broadcast(node.known(0), shape).integers();
    Known yes = broadcast(node.known(1), shape);
    Known no = broadcast(node.known(2), shape);
    if (yes instanceof Integers) {
      long[] a = yes.integers();
      long[] b = no.integers();
      long[] values = new long[condition.length];
      Arrays.setAll(values, i -> condition[i] != 0 ? a[i] : b[i]);
      return new Integers(shape, values);
    }
    FloatTensor a = yes.floats();
    FloatTensor b = no.floats();
    float[] values = new float[condition.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = condition[i] != 0 ? a.at(i) : b.at(i);
    }
    return new Floats(FloatTensor.of(shape, values));
  }

  static Known unary(OnnxNode node, DoubleUnaryOperator onFloats, LongUnaryOperator onIntegers) {
    Known operand = node.known(0);
    if (operand instanceof Integers integers) {
      LongBinaryOperator onFirst = (value, ignored) -> onIntegers.applyAsLong(value);
      return onIntegers(integers, integers.integers(), onFirst);
    }
    float[] values = operand.floats().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) onFloats.applyAsDouble(values[i]);
    }
    return new Floats(FloatTensor.of(operand.shape(), values));
  }

  static Known broadcast(Known known, Shape shape) {
    return known.shape().equals(shape)
        ? known
        : known.pick(shape, Strides.source(shape, 0, Strides.broadcast(known.shape(), shape)));
  }
}
