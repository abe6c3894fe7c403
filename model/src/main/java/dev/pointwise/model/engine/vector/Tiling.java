package dev.pointwise.model.engine.vector;

/**
 * Output maps of a batch cut into square tiles, and the tiles into strips: neighbours in one row of
 * one image, few enough for the first-level cache. All strips are equally long; tiles at the right
 * and lower edge may reach over it.
 *
 * @param tile output rows and columns of a tile
 */
public record Tiling(int images, int height, int width, int tile) {
  private static final int MOST_TILES = 8;

  /** Tiles of a strip. */
  public int across() {
    return ceil(tilesOfRow(), strips());
  }

  /** Strips of a row of tiles. */
  private int strips() {
    return ceil(tilesOfRow(), MOST_TILES);
  }

  private int tilesOfRow() {
    return ceil(width, tile);
  }

  private int stripsOfImage() {
    return ceil(height, tile) * strips();
  }

  /** Strips of the batch. */
  public int count() {
    return images * stripsOfImage();
  }

  int image(int strip) {
    return strip / stripsOfImage();
  }

  /** The first output row of a strip. */
  int row(int strip) {
    return strip % stripsOfImage() / strips() * tile;
  }

  /** The first output column of a strip. */
  int column(int strip) {
    return strip % strips() * across() * tile;
  }

  /** Rows of a strip inside the map. */
  int rows(int strip) {
    return Math.min(tile, height - row(strip));
  }

  /** Columns of a strip inside the map. */
  int columns(int strip) {
    return Math.max(0, Math.min(tile * across(), width - column(strip)));
  }

  private static int ceil(int count, int of) {
    return (count + of - 1) / of;
  }
}
