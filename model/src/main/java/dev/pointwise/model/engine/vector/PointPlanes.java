package dev.pointwise.model.engine.vector;

/**
 * How the tiles of a chunk lie once transformed: a plane for each of the 36 points, in a plane one
 * vector for each tile and block of channels.
 *
 * @param blocks blocks of channels
 * @param tiles tiles of a full chunk
 * @param vectorBytes bytes of a block's channels
 */
public record PointPlanes(int blocks, int tiles, int vectorBytes, Order order) {
  public static final int POINTS = 36;

  /** Between planes, so that the 36 writes of a tile do not fall into one set of the cache. */
  private static final int GAP_BYTES = 64;

  /** What lies together in a plane. */
  public enum Order {
    /** A tile's channels: a plane is a matrix of tiles and channels. */
    TILES,
    /** A block's tiles: a plane is a blocked map of height 1. */
    BLOCKS
  }

  public int planeBytes() {
    return blocks * tiles * vectorBytes + GAP_BYTES;
  }

  public long bytes() {
    return (long) POINTS * planeBytes();
  }

  /** From a tile to the next. */
  int tileBytes() {
    return order == Order.TILES ? blocks * vectorBytes : vectorBytes;
  }

  int offset(int block, int tile) {
    int blockBytes = order == Order.TILES ? vectorBytes : tiles * vectorBytes;
    return block * blockBytes + tile * tileBytes();
  }
}
