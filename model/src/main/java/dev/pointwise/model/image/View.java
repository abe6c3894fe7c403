package dev.pointwise.model.image;

/**
 * A rectangle within interleaved RGB bytes: pixel (x, y) starts at {@code offset + y * stride + 3 *
 * x}. Cropping moves the rectangle, it copies nothing.
 */
record View(byte[] rgb, int offset, int stride, ImageSize size) {
  static View of(Pixels pixels) {
    return packed(pixels.rgb(), pixels.size());
  }

  static View packed(byte[] rgb, ImageSize size) {
    return new View(rgb, 0, size.width() * 3, size);
  }

  int row(int y) {
    return offset + y * stride;
  }

  View crop(Window window) {
    return window.isInside(size)
        ? new View(rgb, row(window.top()) + window.left() * 3, stride, window.size())
        : padded(window);
  }

  private View padded(Window window) {
    View out = packed(new byte[Math.toIntExact(window.size().area() * 3)], window.size());
    int left = Math.max(0, window.left());
    int pixels = Math.min(size.width(), window.right()) - left;
    for (int y = Math.max(0, window.top()); y < Math.min(size.height(), window.bottom()); y++) {
      int to = out.row(y - window.top()) + (left - window.left()) * 3;
      System.arraycopy(rgb, row(y) + left * 3, out.rgb(), to, pixels * 3);
    }
    return out;
  }
}
