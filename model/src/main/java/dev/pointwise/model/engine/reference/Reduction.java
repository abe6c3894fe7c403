package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** One value from all values along some axes (ONNX ReduceSum, ReduceMean and their kind). */
final class Reduction {
  private Reduction() {}

  static FloatTensor reduce(Reduce layer, FloatTensor input, Shape output) {
    int[] strides = outputStrides(layer, input.shape());
    double[] results = new double[output.elements()];
    Arrays.fill(results, start(layer.kind()));
    DoubleBinaryOperator step = step(layer.kind());
    int[] index = new int[input.shape().rank()];
    for (int i = 0; i < input.elements(); i++) {
      int target = 0;
      for (int axis = 0; axis < index.length; axis++) {
        target += index[axis] * strides[axis];
      }
      results[target] = step.applyAsDouble(results[target], input.at(i));
      Operand.advance(index, input.shape());
    }
    double reduced = (double) input.elements() / output.elements();
    float[] values = new float[results.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) finish(layer.kind(), results[i], reduced);
    }
    return FloatTensor.of(output, values);
  }

  /** For each input axis how far the output moves; 0 along a reduced one. */
  private static int[] outputStrides(Reduce layer, Shape input) {
    Shape kept = input;
    for (int axis : layer.axes()) {
      kept = kept.withDim(axis, 1);
    }
    int[] strides = kept.strides();
    layer.axes().forEach(axis -> strides[axis] = 0);
    return strides;
  }

  private static double start(Reduce.Kind kind) {
    return switch (kind) {
      case SUM, MEAN, L1, L2 -> 0;
      case MAX -> Double.NEGATIVE_INFINITY;
      case MIN -> Double.POSITIVE_INFINITY;
    };
  }

  private static DoubleBinaryOperator step(Reduce.Kind kind) {
    return switch (kind) {
      case SUM, MEAN -> Double::sum;
      case MAX -> Math::max;
      case MIN -> Math::min;
      case L1 -> (sum, x) -> sum + Math.abs(x);
      case L2 -> (sum, x) -> sum + x * x;
    };
  }

  private static double finish(Reduce.Kind kind, double result, double reduced) {
    return switch (kind) {
      case SUM, MAX, MIN, L1 -> result;
      case MEAN -> result / reduced;
      case L2 -> Math.sqrt(result);
    };
  }
}
