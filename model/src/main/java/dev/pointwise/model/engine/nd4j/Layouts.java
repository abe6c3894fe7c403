package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.LongPointer;

/**
 * Descriptors of tensors: extents (the batch first) and how they lie in memory. Feature maps lie
 * blocked, as nChw16c or nChw8c, where the processor has vectors that wide; all else is row-major.
 */
final class Layouts {
  private static final memory.data_type FLOAT = memory.data_type.f32;
  private static final int FEATURE_MAP_RANK = 4;

  private Layouts() {}

  /** The extents of a batch of tensors of that shape. */
  static long[] batched(int batch, Shape shape) {
    return aligned(batch, shape, shape.rank());
  }

  /** The same with extents of 1 between the batch and the shape, up to that many axes an image. */
  static long[] aligned(int batch, Shape shape, int rank) {
    long[] dims = new long[rank + 1];
    Arrays.fill(dims, 1);
    dims[0] = batch;
    for (int axis = 0; axis < shape.rank(); axis++) {
      dims[rank + 1 - shape.rank() + axis] = shape.dim(axis);
    }
    return dims;
  }

  /** Extents of one value a channel that broadcasts over a tensor of that many axes. */
  static long[] broadcastChannels(int channels, int axes) {
    long[] dims = new long[axes];
    Arrays.fill(dims, 1);
    dims[1] = channels;
    return dims;
  }

  static long elements(long[] dims) {
    long elements = 1;
    for (long dim : dims) {
      elements *= dim;
    }
    return elements;
  }

  static long[] rowMajorStrides(long[] dims) {
    long[] strides = new long[dims.length];
    long stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, dims[axis]);
    }
    return strides;
  }

  /** Row-major. */
  static memory.desc plain(long... dims) {
    return strided(dims, rowMajorStrides(dims));
  }

  static memory.desc strided(long[] dims, long[] strides) {
    return new memory.desc(dims, FLOAT, strides);
  }

  /** Blocked for a batch of feature maps where the processor gains by it, else row-major. */
  static memory.desc fast(long... dims) {
    return dims.length == FEATURE_MAP_RANK && block() > 1
        ? new memory.desc(dims, FLOAT, blockedTag())
        : plain(dims);
  }

  /**
   * Weights of that many pointwise convolutions one after the other, each as oneDNN wants one's.
   *
   * @throws IllegalStateException when oneDNN wants another layout than the blocked one
   */
  static memory.desc blockedWeights(int count, memory.desc one) {
    LongPointer dims = one.get_dims();
    memory.format_tag tag =
        block() == InstructionSet.AVX512.channelBlock()
            ? memory.format_tag.OIhw16i16o
            : memory.format_tag.OIhw8i8o;
    if (!one.equals(new memory.desc(dims, FLOAT, tag))) {
      throw new IllegalStateException("oneDNN lays pointwise weights out as " + fingerprint(one));
    }
    memory.format_tag grouped =
        block() == InstructionSet.AVX512.channelBlock()
            ? memory.format_tag.gOIhw16i16o
            : memory.format_tag.gOIhw8i8o;
    return new memory.desc(new long[] {count, dims.get(0), dims.get(1), 1, 1}, FLOAT, grouped);
  }

  /** For oneDNN to choose. */
  static memory.desc any(long... dims) {
    return new memory.desc(dims, FLOAT, memory.format_tag.any);
  }

  /**
   * What tells one float layout from another. oneDNN's own serialised form will not do: it holds
   * whatever lay between the fields of its structs.
   */
  static List<Long> fingerprint(memory.desc layout) {
    List<Long> numbers = new ArrayList<>();
    numbers.add(layout.get_size());
    add(numbers, layout.get_dims(), layout.get_ndims());
    add(numbers, layout.get_strides(), layout.get_ndims());
    add(numbers, layout.get_inner_blks(), layout.get_inner_nblks());
    add(numbers, layout.get_inner_idxs(), layout.get_inner_nblks());
    return List.copyOf(numbers);
  }

  private static void add(List<Long> numbers, LongPointer values, int count) {
    for (int i = 0; i < count; i++) {
      numbers.add(values.get(i));
    }
  }

  /** Neighbouring channels that lie together in {@link #fast} maps. */
  static int block() {
    return Natives.load().instructionSet().channelBlock();
  }

  private static memory.format_tag blockedTag() {
    return block() == InstructionSet.AVX512.channelBlock()
        ? memory.format_tag.nChw16c
        : memory.format_tag.nChw8c;
  }
}
