package dev.pointwise.model.verify;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.verify.DataSet.Shapes;
import java.util.List;
import java.util.Optional;

/**
 * Outputs compared with the expected ones: {@code |a - b| <= 1e-5 + 1e-3 * |b|}, b the expected
 * value, in every place; the shapes must be equal.
 *
 * @param maxError the largest absolute difference, up to the first failure
 * @param failure what disagrees first; empty when nothing does
 */
record Agreement(double maxError, Optional<String> failure) {
  private static final double ABSOLUTE = 1e-5;
  private static final double RELATIVE = 1e-3;

  static Agreement of(List<FloatTensor> actual, List<FloatTensor> expected, Shapes shapes) {
    if (actual.size() != expected.size()) {
      return failed(
          0, "makes %d outputs but %d are expected".formatted(actual.size(), expected.size()));
    }
    double maxError = 0;
    for (int output = 0; output < actual.size(); output++) {
      Agreement one = of(output, actual.get(output), expected.get(output), shapes);
      maxError = Math.max(maxError, one.maxError());
      if (one.failure().isPresent()) {
        return new Agreement(maxError, one.failure());
      }
    }
    return new Agreement(maxError, Optional.empty());
  }

  private static Agreement of(int output, FloatTensor actual, FloatTensor expected, Shapes shapes) {
    if (!agree(actual.shape(), expected.shape(), shapes)) {
      return failed(
          0,
          "output %d is %s but %s is expected".formatted(output, actual.shape(), expected.shape()));
    }
    double maxError = 0;
    for (int i = 0; i < expected.elements(); i++) {
      double error = error(actual.at(i), expected.at(i));
      maxError = Math.max(maxError, error);
      double allowed = ABSOLUTE + RELATIVE * Math.abs((double) expected.at(i));
      if (Double.isNaN(error) || error > allowed) {
        return failed(
            maxError,
            "output %d at %d is %s but %s is expected (allowed difference %.3g)"
                .formatted(output, i, actual.at(i), expected.at(i), allowed));
      }
    }
    return new Agreement(maxError, Optional.empty());
  }

  private static boolean agree(Shape actual, Shape expected, Shapes shapes) {
    return switch (shapes) {
      case EQUAL -> actual.equals(expected);
      case EQUAL_BUT_FOR_ONES -> withoutOnes(actual).equals(withoutOnes(expected));
    };
  }

  private static List<Integer> withoutOnes(Shape shape) {
    return shape.dims().stream().filter(dim -> dim != 1).toList();
  }

  /** 0 for equal values, infinities and NaN among them. */
  private static double error(float actual, float expected) {
    return Float.compare(actual, expected) == 0 ? 0 : Math.abs((double) actual - expected);
  }

  private static Agreement failed(double maxError, String reason) {
    return new Agreement(maxError, Optional.of(reason));
  }
}
