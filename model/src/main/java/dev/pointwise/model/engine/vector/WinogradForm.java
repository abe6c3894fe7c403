package dev.pointwise.model.engine.vector;

import java.util.Arrays;
import java.util.List;

/**
 * Winograd's minimal filtering F(t x t, k x k): how many outputs a tile has, for what kernel. A
 * tile takes (t + k - 1)^2 products in place of (t * k)^2: a quarter for a 3x3 kernel, a sixth for
 * 5x5. Larger tiles of 3x3 kernels gained nothing: their transforms cost what the products save.
 */
public enum WinogradForm {
  F4X4_3X3(
      4,
      3,
      new FourOutputsOfSix(),
      new Pair(SixInputs.A, FourOutputsOfSix.SCALE_A),
      new Pair(SixInputs.B, FourOutputsOfSix.SCALE_B)),
  F4X4_5X5(4, 5, new FourOutputsOfEight(), new Pair(1, 1), new Pair(2, 1), new Pair(0.5, 1));

  private final int tile;
  private final int kernel;
  private final OutputPoints outputPoints;
  private final List<Pair> pairs;

  /** A point and its negative, and what the output transform wants weights there multiplied by. */
  private record Pair(double point, double scale) {}

  WinogradForm(int tile, int kernel, OutputPoints outputPoints, Pair... pairs) {
    this.tile = tile;
    this.kernel = kernel;
    this.outputPoints = outputPoints;
    this.pairs = List.of(pairs);
  }

  /** Those for a kernel of that side; none for most. */
  public static List<WinogradForm> ofKernel(int side) {
    return Arrays.stream(values()).filter(form -> form.kernel == side).toList();
  }

  /**
   * Over more channels float sums at the form's points err by more than a hundred thousandth of the
   * largest value.
   */
  public int mostChannels() {
    return this == F4X4_5X5 ? 128 : Integer.MAX_VALUE;
  }

  /** Output rows and columns of a tile. */
  public int tile() {
    return tile;
  }

  /** Rows and columns of the kernel. */
  public int kernel() {
    return kernel;
  }

  /** Points along an axis, as many as a tile reads rows and columns. */
  public int side() {
    return tile + kernel - 1;
  }

  /** Points of both axes: products of a tile and channel. */
  public int points() {
    return side() * side();
  }

  /**
   * {@code G}, by point and row of the kernel: the powers of each finite point over the product of
   * its distances to the others, and scaled; last the point at infinity, the highest power.
   */
  public double[][] weightTransform() {
    double[][] transform = new double[side()][kernel];
    transform[0] = powers(0, 1);
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      transform[2 * i + 1] = powers(pair.point(), pair.scale());
      transform[2 * i + 2] = powers(-pair.point(), pair.scale());
    }
    transform[side() - 1][kernel - 1] = 1;
    return transform;
  }

  private double[] powers(double point, double scale) {
    double distances = point == 0 ? 1 : 2 * point * point;
    for (Pair other : pairs) {
      double squares = point * point - other.point() * other.point();
      distances *= squares == 0 ? 1 : squares;
    }
    double[] powers = new double[kernel];
    for (int power = 0; power < kernel; power++) {
      powers[power] = scale * Math.pow(point, power) / distances;
    }
    return powers;
  }

  InputPoints inputPoints() {
    return side() == SixInputs.SIDE ? new SixInputs() : new EightInputs();
  }

  OutputPoints outputPoints() {
    return outputPoints;
  }
}
