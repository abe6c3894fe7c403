package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/** The output transform along each axis. Stateless. */
interface OutputPoints {
  /**
   * Transforms one column of points of each tile of a strip.
   *
   * @param from the column's first point of the first tile
   * @param to where its first output goes; the rows of outputs follow each other
   */
  void columns(ByteBuffer points, int from, PointPlanes planes, int tiles, float[] out, int to);

  /** Transforms one row of each tile of a strip and adds the bias. */
  void rows(float[] in, int from, int tiles, FloatVector bias, float[] out);
}
