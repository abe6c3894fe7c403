package dev.pointwise.model.image;

/**
 * Resizes by picking single pixels: output {@code i} is input {@code floor((i + 0.5) * in / out)}.
 *
 * <p>Source: Pillow, Geometry.c: the position is summed up step by step in double precision, which
 * decides now and then which of two pixels is taken. Stateless.
 */
final class NearestSampler {
  private NearestSampler() {}

  /** The part {@code window} of {@code source} resized to {@code size}. */
  static View resize(View source, ImageSize size, Window window) {
    ImageSize in = source.size();
    int[] columns = positions(in.width(), size.width(), window.left(), window.size().width());
    int[] rows = positions(in.height(), size.height(), window.top(), window.size().height());
    byte[] out = new byte[Math.toIntExact(window.size().area() * 3)];
    int to = 0;
    for (int row : rows) {
      int start = source.row(row);
      for (int column : columns) {
        System.arraycopy(source.rgb(), start + 3 * column, out, to, 3);
        to += 3;
      }
    }
    return View.packed(out, window.size());
  }

  private static int[] positions(int in, int out, int from, int length) {
    int[] positions = new int[length];
    double step = (double) in / out;
    double position = step * 0.5;
    for (int i = 0; i < from + length; i++) {
      if (i >= from) {
        positions[i - from] = Math.min(in - 1, (int) position);
      }
      position += step;
    }
    return positions;
  }
}
