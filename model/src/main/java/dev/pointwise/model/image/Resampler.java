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
  private static final int NO_ROW = -1;
  private static final int TABLES_KEPT = 64;
  private static final int LARGEST_TABLE_KEPT = 1 << 16; // weights

  private final Map<Taps.Key, Taps> tables =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Taps.Key, Taps> eldest) {
          return size() > TABLES_KEPT;
        }
      };

  private byte[] ring = {};
  private int[] slotStarts = {};
  private int[] rowInSlot = {};

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
    Taps.Key key = new Taps.Key(step.filter(), step.antialias(), in, out, from, length);
    Taps taps = tables.get(key);
    if (taps == null) {
      taps = Taps.of(key);
      if (taps.weights().length <= LARGEST_TABLE_KEPT) {
        tables.put(key, taps);
      }
    }
    return taps;
  }

  private void filter(View source, Taps across, Taps down, View out) {
    int rowBytes = across.size() * 3;
    int slots = down.mostTaps();
    reserve(slots, rowBytes);
    for (int y = 0; y < down.size(); y++) {
      int count = down.count()[y];
      for (int t = 0; t < count; t++) {
        int row = down.first()[y] + t;
        int slot = row % slots;
        slotStarts[t] = slot * rowBytes;
        if (rowInSlot[slot] != row) {
          filterRow(source, row, across, slotStarts[t]);
          rowInSlot[slot] = row;
        }
      }
      WeightedRows.Rows near = new WeightedRows.Rows(ring, slotStarts, count);
      WeightedRows.sum(near, down.weights(), y * down.stride(), rowBytes, out.rgb(), out.row(y));
    }
  }

  private void reserve(int slots, int rowBytes) {
    int bytes = Math.multiplyExact(slots, rowBytes);
    if (ring.length < bytes) {
      ring = new byte[bytes];
    }
    if (slotStarts.length < slots) {
      slotStarts = new int[slots];
      rowInSlot = new int[slots];
    }
    Arrays.fill(rowInSlot, 0, slots, NO_ROW);
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
