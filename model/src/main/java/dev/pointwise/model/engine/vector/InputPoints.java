package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;

/** The input transform along each axis. Stateless. */
interface InputPoints {
  /**
   * Transforms the columns of a strip.
   *
   * @param rowFloats from a row to the next
   */
  void columns(float[] in, float[] out, int rowFloats);

  /**
   * Transforms one row of each tile of a strip.
   *
   * @param step floats from a tile to the next, which overlap
   * @param to where the first point of the first tile goes
   */
  void rows(
      float[] in, int from, int step, int tiles, ByteBuffer points, int to, PointPlanes planes);
}
