package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;

/**
 * The input transform along each axis. Stateless. Each kind of memory has its loop with the
 * arithmetic written out: where the vectors go through methods of their own, the JVM's compiler
 * runs into its limit for inlining and boxes every one of them, ten times slower.
 */
interface InputPoints {
  /**
   * Transforms some columns of a strip, read from the heap.
   *
   * @param rowFloats from a row of {@code in} to the next; its columns begin at 0
   */
  void columns(float[] in, int rowFloats, Columns out);

  /**
   * Transforms some columns of a strip, read from blocked maps.
   *
   * @param from the byte of the first column's first cell
   * @param rowBytes from a row to the next
   */
  void columns(ByteBuffer in, int from, int rowBytes, Columns out);

  /**
   * Where transformed columns go.
   *
   * @param first floats before the first column
   * @param floats of all columns
   * @param rowFloats from a row to the next
   */
  record Columns(float[] values, int first, int floats, int rowFloats) {}

  /**
   * Transforms one row of each tile of a strip.
   *
   * @param step floats from a tile to the next, which overlap
   * @param to where the first point of the first tile goes
   */
  void rows(
      float[] in, int from, int step, int tiles, ByteBuffer points, int to, PointPlanes planes);
}
