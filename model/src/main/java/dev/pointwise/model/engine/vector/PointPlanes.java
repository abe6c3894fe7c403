package dev.pointwise.model.engine.vector;

/**
 * How the tiles of a chunk lie once transformed: a plane for each point, which reads as a blocked
 * map of height 1 and as many columns as tiles.
 *
 * @param points planes
 * @param blocks blocks of channels
 * @param tiles tiles of a full chunk
 * @param vectorBytes bytes of a block's channels
 */
public record PointPlanes(int points, int blocks, int tiles, int vectorBytes) {
  /** Between planes, so that a tile's writes do not fall into one set of the cache. */
  private static final int GAP_BYTES = 64;

  public int planeBytes() {
    return blocks * tiles * vectorBytes + GAP_BYTES;
  }

  public long bytes() {
    return (long) points * planeBytes();
  }

  int offset(int block, int tile) {
    return (block * tiles + tile) * vectorBytes;
  }
}
