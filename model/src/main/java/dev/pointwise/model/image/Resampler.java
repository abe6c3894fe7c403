package dev.pointwise.model.image;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Resizes by filtering: rows first, then columns, each to 8 bits, as Pillow does.
 *
 * <p>Rows are filtered just before the first output row that needs them and kept in a ring, so that
 * memory grows with the filter's reach instead of the picture's height, and a window of the result
 * costs only its own part. Not thread-safe: holds the ring and the last tables.
 */
final class Resampler {
  private static final int TABLES_KEPT = 64;

  private final Map<Taps.Key, Taps> tables =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Taps.Key, Taps> eldest) {
          return size() > TABLES_KEPT;
        }
      };

  private byte[] ring = {};
  private int[] rowStarts = {};

  /** The part {@code window} of {@code source} resized to {@code size}. */
  View resize(View source, Resize step, ImageSize size, Window window) {
    ImageSize in = source.size();
    Taps across = taps(step, in.width(), size.width(), window.left(), window.size().width());
    Taps down = taps(step, in.height(), size.height(), window.top(), window.size().height());
    View out = View.packed(new byte[Math.toIntExact(window.size().area() * 3)], window.size());
    filter(source, across, down, out);
    return out;
  }

  private Taps taps(Resize step, int in, int out, int from, int length) {
    return tables.computeIfAbsent(
        new Taps.Key(step.filter(), step.antialias(), in, out, from, length), Taps::of);
  }

  private void filter(View source, Taps across, Taps down, View out) {
    int rowBytes = across.size() * 3;
    int rows = down.mostTaps();
    reserve(rows, rowBytes);
    int filtered = down.first()[0];
    for (int y = 0; y < down.size(); y++) {
      int first = down.first()[y];
      int count = down.count()[y];
      for (int row = Math.max(filtered, first); row < first + count; row++) {
        filterRow(source, row, across, row % rows * rowBytes);
      }
      filtered = Math.max(filtered, first + count);
      for (int t = 0; t < count; t++) {
        rowStarts[t] = (first + t) % rows * rowBytes;
      }
      WeightedRows.Rows near = new WeightedRows.Rows(ring, rowStarts, count);
      WeightedRows.sum(near, down.weights(), y * down.stride(), rowBytes, out.rgb(), out.row(y));
    }
  }

  private void reserve(int rows, int rowBytes) {
    int bytes = Math.multiplyExact(rows, rowBytes);
    if (ring.length < bytes) {
      ring = new byte[bytes];
    }
    if (rowStarts.length < rows) {
      rowStarts = Arrays.copyOf(rowStarts, rows);
    }
  }

  private void filterRow(View source, int row, Taps across, int to) {
    byte[] in = source.rgb();
    byte[] out = ring;
    int[] weights = across.weights();
    int start = source.row(row);
    for (int x = 0; x < across.size(); x++) {
      int red = Taps.ONE_HALF;
      int green = Taps.ONE_HALF;
      int blue = Taps.ONE_HALF;
      int at = start + across.first()[x] * 3;
      int w = x * across.stride();
      for (int end = w + across.count()[x]; w < end; w++) {
        int weight = weights[w];
        red += (in[at] & 0xff) * weight;
        green += (in[at + 1] & 0xff) * weight;
        blue += (in[at + 2] & 0xff) * weight;
        at += 3;
      }
      out[to + 3 * x] = (byte) Taps.toLevel(red);
      out[to + 3 * x + 1] = (byte) Taps.toLevel(green);
      out[to + 3 * x + 2] = (byte) Taps.toLevel(blue);
    }
  }
}
