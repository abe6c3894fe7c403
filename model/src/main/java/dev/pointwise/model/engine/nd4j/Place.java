package dev.pointwise.model.engine.nd4j;

import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;

/**
 * Where a value's memory comes from. Compared by identity: views of one value share their place.
 */
abstract sealed class Place {

  /** The session's input buffer; never written. */
  static final class Input extends Place {}

  /** Weights and constants, shared by all sessions of a plan; never written. */
  static final class Shared extends Place {
    private final Weights.Key key;
    private final Supplier<float[]> values;
    private final memory.desc given;
    private final memory.desc kept;

    /** Values that lie as {@code given}, to be laid out as {@code kept} under {@code key}. */
    Shared(Weights.Key key, Supplier<float[]> values, memory.desc given, memory.desc kept) {
      this.key = key;
      this.values = values;
      this.given = given;
      this.kept = kept;
    }

    Weights.Key key() {
      return key;
    }

    Supplier<float[]> values() {
      return values;
    }

    memory.desc given() {
      return given;
    }

    memory.desc kept() {
      return kept;
    }
  }

  /** A part of the session's arena, from {@link Placement}; parts not alive together overlap. */
  static final class Slot extends Place {
    private final long bytes;
    private long offset = -1;

    Slot(long bytes) {
      this.bytes = OffHeap.roundUp(bytes);
    }

    long bytes() {
      return bytes;
    }

    long offset() {
      return offset;
    }

    void moveTo(long newOffset) {
      offset = newOffset;
    }
  }
}
