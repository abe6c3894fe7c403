package dev.pointwise.model.engine.vector;

import java.util.Arrays;
import java.util.List;

/**
 * Winograd's minimal filtering F(t x t, k x k): how many outputs a tile has, for what kernel. A
 * tile takes (t + k - 1)^2 products in place of (t * k)^2: a quarter for a 3x3 kernel, a sixth for
 * 5x5. Larger tiles of 3x3 kernels gained nothing: their transforms cost what the products save.
 */
public enum WinogradForm {
  F4X4_3X3(4, 3, new FourOutputsOfSix()),
  F4X4_5X5(4, 5, new FourOutputsOfEight());

  private final int tile;
  private final int kernel;
  private final OutputPoints outputPoints;

  WinogradForm(int tile, int kernel, OutputPoints outputPoints) {
    this.tile = tile;
    this.kernel = kernel;
    this.outputPoints = outputPoints;
  }

  /** Those for a kernel of that side; none for most. */
  public static List<WinogradForm> ofKernel(int side) {
    return Arrays.stream(values()).filter(form -> form.kernel == side).toList();
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

  InputPoints inputPoints() {
    return side() == SixInputs.SIDE ? new SixInputs() : new EightInputs();
  }

  OutputPoints outputPoints() {
    return outputPoints;
  }
}
