package dev.pointwise.model.image;

import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.image.vector.RowFilter;
import dev.pointwise.model.image.vector.RowSum;
import java.util.Arrays;
import java.util.Optional;

/**
 * Resizes by filtering: rows first, then columns, each to 8 bits, as Pillow does.
 *
 * <p>Rows are filtered just before the first output row that needs them and kept in a ring, so that
 * memory grows with the filter's reach instead of the picture's height, and a window of the result
 * costs only its own part. Not thread-safe: holds the ring, the last tables and the last result.
 */
final class Resampler {
  private static final int NO_ROW = -1;
  private static final int LARGEST_TABLE_KEPT = 1 << 16; // weights

  /** How the arithmetic is done; the results are the same. */
  enum Arithmetic {
    VECTORS,
    PLAIN;

    static Arithmetic fastest() {
      return VectorModule.runsBlocksOf(16) || VectorModule.runsBlocksOf(8) ? VECTORS : PLAIN;
    }

    /** Samples that are computed at once: a row's end may be overstepped by almost as many. */
    int block() {
      return switch (this) {
        case VECTORS -> RowSum.block();
        case PLAIN -> 1;
      };
    }
  }

  private final Arithmetic arithmetic;
  private final int block;
  private final Recent<Taps.Key, Table> columns = new Recent<>(this::columnTable, Table::isSmall);
  private final Recent<Taps.Key, Table> rows = new Recent<>(Table::ofRows, Table::isSmall);
  private PixelBuffer result = new PixelBuffer();
  private PixelBuffer formerResult = new PixelBuffer();
  private int[] ring = {};
  private int[] sums = {};
  private int[] slotStarts = {};
  private int[] rowInSlot = {};

  Resampler() {
    this(Arithmetic.fastest());
  }

  Resampler(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.block = arithmetic.block();
  }

  /** Taps and, along a row, what vectors make of them. */
  private record Table(Taps taps, Optional<RowFilter> filter) {
    static Table ofRows(Taps.Key key) {
      return new Table(Taps.of(key), Optional.empty());
    }

    boolean isSmall() {
      return taps.weights().length <= LARGEST_TABLE_KEPT;
    }
  }

  private Table columnTable(Taps.Key key) {
    Taps taps = Taps.of(key);
    return new Table(
        taps,
        switch (arithmetic) {
          case PLAIN -> Optional.empty();
          case VECTORS ->
              RowFilter.of(
                  new RowFilter.Taps(taps.first(), taps.count(), taps.weights(), taps.stride()));
        });
  }

  /**
   * The part {@code window} of {@code source} resized to {@code size}; valid until the call after
   * the next one, whose source it may be.
   */
  View resize(View source, Resize step, ImageSize size, Window window) {
    ImageSize in = source.size();
    Table across =
        columns.of(key(step, in.width(), size.width(), window.left(), window.size().width()));
    Table down =
        rows.of(key(step, in.height(), size.height(), window.top(), window.size().height()));
    View out = View.packed(freshResult(window.size()), window.size());
    filter(source, across, down.taps(), out);
    return out;
  }

  private static Taps.Key key(Resize step, int in, int out, int from, int length) {
    return new Taps.Key(step.filter(), step.antialias(), in, out, from, length);
  }

  private byte[] freshResult(ImageSize size) {
    PixelBuffer other = formerResult;
    formerResult = result;
    result = other;
    return result.ofAtLeast(Math.addExact(Math.toIntExact(size.area() * 3), block - 1));
  }

  private void filter(View source, Table across, Taps down, View out) {
    int rowLevels = (across.taps().size() * 3 + block - 1) / block * block;
    int slots = down.mostTaps();
    reserve(slots, rowLevels);
    for (int y = 0; y < down.size(); y++) {
      int count = down.count()[y];
      for (int t = 0; t < count; t++) {
        int row = down.first()[y] + t;
        int slot = row % slots;
        slotStarts[t] = slot * rowLevels;
        if (rowInSlot[slot] != row) {
          filterRow(source, row, across, slotStarts[t]);
          rowInSlot[slot] = row;
        }
      }
      sum(new RowSum.Rows(ring, slotStarts, count), down, y, out);
    }
  }

  private void reserve(int slots, int rowLevels) {
    int levels = Math.multiplyExact(slots, rowLevels);
    if (ring.length < levels) {
      ring = new int[levels];
    }
    if (slotStarts.length < slots) {
      slotStarts = new int[slots];
      rowInSlot = new int[slots];
    }
    Arrays.fill(rowInSlot, 0, slots, NO_ROW);
  }

  private void filterRow(View source, int row, Table across, int to) {
    int start = source.row(row);
    if (across.filter().isPresent()
        && start + across.filter().get().reach() <= source.rgb().length) {
      across.filter().get().filter(source.rgb(), start, ring, to);
    } else {
      PlainRows.filter(source.rgb(), start, across.taps(), ring, to);
    }
  }

  private void sum(RowSum.Rows near, Taps down, int y, View out) {
    int firstWeight = y * down.stride();
    int length = out.size().width() * 3;
    switch (arithmetic) {
      case VECTORS -> RowSum.sum(near, down.weights(), firstWeight, length, out.rgb(), out.row(y));
      case PLAIN -> {
        sums = sums.length == length ? sums : new int[length];
        PlainRows.sum(near, down.weights(), firstWeight, sums, out.rgb(), out.row(y));
      }
    }
  }
}
