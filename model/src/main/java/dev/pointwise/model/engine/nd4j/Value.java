package dev.pointwise.model.engine.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory;

/** A tensor of a program: extents with the batch first, layout and place. */
final class Value {
  private final long[] dims;
  private final memory.desc layout;
  private final Place place;
  private final boolean part;
  private final Uses uses;
  private final List<Value> copies = new ArrayList<>();

  /** Reads still to come, of a value and of everything that shares its memory or is a copy. */
  static final class Uses {
    private int pending;

    void add(int reads) {
      pending += reads;
    }

    int pending() {
      return pending;
    }
  }

  Value(long[] dims, memory.desc layout, Place place, Uses uses) {
    this(dims, layout, place, false, uses);
  }

  private Value(long[] dims, memory.desc layout, Place place, boolean part, Uses uses) {
    this.dims = dims;
    this.layout = layout;
    this.place = place;
    this.part = part;
    this.uses = uses;
  }

  long[] dims() {
    return dims;
  }

  memory.desc layout() {
    return layout;
  }

  Place place() {
    return place;
  }

  Uses uses() {
    return uses;
  }

  long elements() {
    return Layouts.elements(dims);
  }

  boolean hasDims(long[] others) {
    return Arrays.equals(dims, others);
  }

  boolean isPlain() {
    return layout.equals(Layouts.plain(dims));
  }

  /** Bytes from the beginning of its place to its first number. */
  long offset() {
    return layout.get_submemory_offset() * Float.BYTES;
  }

  /**
   * Whether these are some channels of wider maps, so that images do not lie next to each other.
   */
  boolean isPart() {
    return part;
  }

  /** The same memory seen under other extents or strides. */
  Value view(long[] newDims, memory.desc newDesc) {
    return new Value(newDims, newDesc, place, false, uses);
  }

  /** Some channels of a blocked value: whole blocks, or all from the beginning of a block on. */
  Value channels(long first, long count) {
    long[] partDims = dims.clone();
    partDims[1] = count;
    long[] start = new long[dims.length];
    start[1] = first;
    return new Value(partDims, layout.submemory_desc(partDims, start), place, true, uses);
  }

  /** True for the same memory seen in the same way. */
  boolean isAt(Value other) {
    return place == other.place && layout.equals(other.layout);
  }

  /** This value or a copy of it, where one lies so already. */
  Optional<Value> lying(memory.desc wanted) {
    return layout.equals(wanted)
        ? Optional.of(this)
        : copies.stream().filter(copy -> copy.layout.equals(wanted)).findFirst();
  }

  void addCopy(Value copy) {
    copies.add(copy);
  }
}
