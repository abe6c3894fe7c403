package dev.pointwise.model.layer;

/** Height and width, in cells of a feature map. */
public record Size(int height, int width) {
  public static final Size ONE = new Size(1, 1);

  public static Size square(int extent) {
    return new Size(extent, extent);
  }

  public boolean isOne() {
    return height == 1 && width == 1;
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
