package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Resize;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the cells of one axis of a resize come from (ONNX Resize).
 *
 * @param positions input position, between cells, that each output cell stands for
 * @param extent cells of the input
 */
record ResizeAxis(double[] positions, int extent) {
  private static final double SAME = 1e-6;

  static ResizeAxis of(Resize.Coordinates coordinates, double scale, int extent, int output) {
    return new ResizeAxis(
        IntStream.range(0, output)
            .mapToDouble(cell -> position(coordinates, cell, scale, extent, output))
            .toArray(),
        extent);
  }

  /** oneDNN's convention: half pixels, and a scale that is the ratio of the extents. */
  static ResizeAxis ofOneDnn(int extent, int output) {
    return of(Resize.Coordinates.HALF_PIXEL, (double) output / extent, extent, output);
  }

  private static double position(
      Resize.Coordinates coordinates, int cell, double scale, int extent, int output) {
    double halfPixel = (cell + 0.5) / scale - 0.5;
    return switch (coordinates) {
      case HALF_PIXEL -> halfPixel;
      case PYTORCH_HALF_PIXEL -> output > 1 ? halfPixel : 0;
      case HALF_PIXEL_SYMMETRIC -> halfPixel + extent / 2.0 * (1 - output / (scale * extent));
      case ALIGN_CORNERS -> output > 1 ? (double) cell * (extent - 1) / (output - 1) : 0;
      case ASYMMETRIC -> cell / scale;
    };
  }

  /** The input cell nearest to each output cell. */
  int[] nearest(Resize.Nearest rule) {
    return Arrays.stream(positions).mapToInt(position -> inside(round(rule, position))).toArray();
  }

  private static double round(Resize.Nearest rule, double position) {
    return switch (rule) {
      case ROUND_PREFER_FLOOR -> Math.ceil(position - 0.5);
      case ROUND_PREFER_CEIL -> Math.floor(position + 0.5);
      case FLOOR -> Math.floor(position);
      case CEIL -> Math.ceil(position);
    };
  }

  /** The cell at or before each position. */
  int[] lower() {
    return nearest(Resize.Nearest.FLOOR);
  }

  /** The cell behind {@link #lower}. */
  int[] upper() {
    return Arrays.stream(positions)
        .mapToInt(position -> inside(Math.floor(position) + 1))
        .toArray();
  }

  /** How far each position lies from the lower to the upper cell, 0 to 1. */
  float[] fractions() {
    float[] fractions = new float[positions.length];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = (float) (positions[i] - Math.floor(positions[i]));
    }
    return fractions;
  }

  boolean sameLinear(ResizeAxis other) {
    return IntStream.range(0, positions.length)
        .allMatch(i -> Math.abs(clamped(i) - other.clamped(i)) < SAME);
  }

  private double clamped(int i) {
    return Math.max(0, Math.min(extent - 1, positions[i]));
  }

  private int inside(double cell) {
    return (int) Math.max(0, Math.min(extent - 1, cell));
  }
}
