package dev.pointwise.model.layer;

/** Cells added around a feature map; the sides may differ. */
public record Padding(int top, int left, int bottom, int right) {
  public static final Padding NONE = new Padding(0, 0, 0, 0);

  public static Padding same(int cells) {
    return new Padding(cells, cells, cells, cells);
  }
}
