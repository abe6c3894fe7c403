package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.ModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Memory of one ND4J array, aligned to a cache line. Freed by {@link #close}, not by the GC. */
final class OffHeap implements AutoCloseable {
  static final int ALIGNMENT = 64;

  private final INDArray array;
  private final long skipped;
  private final long bytes;

  private OffHeap(INDArray array, long bytes) {
    this.array = array;
    this.bytes = bytes;
    this.skipped = -array.data().address() & (ALIGNMENT - 1);
  }

  /** Uninitialised memory of at least that many bytes. */
  @SuppressWarnings({
    "try",
    "unchecked"
  }) // the scope frees the shape's copies that ND4J leaves to the GC
  static OffHeap ofBytes(long bytes) {
    long floats = roundUp(bytes) / Float.BYTES + ALIGNMENT / Float.BYTES;
    try (PointerScope scope = new PointerScope(LongPointer.class)) {
      return new OffHeap(Nd4j.createUninitialized(DataType.FLOAT, floats), roundUp(bytes));
    }
  }

  static OffHeap of(float[] values) {
    OffHeap memory = ofBytes((long) values.length * Float.BYTES);
    memory.floats(0, values.length).put(values);
    return memory;
  }

  /** The next multiple of the alignment. */
  static long roundUp(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  long bytes() {
    return bytes;
  }

  /** The address of a byte; the memory stays this object's. */
  BytePointer at(long offset) {
    // A BytePointer counts bytes; positions of a FloatPointer would count floats.
    return new BytePointer(array.data().pointer()).getPointer(skipped + offset);
  }

  /** A window of floats from a byte offset on; not to be used after {@link #close}. */
  FloatBuffer floats(long offset, long count) {
    return bytes(offset, count * Float.BYTES).asFloatBuffer();
  }

  /**
   * A window in native order; not to be used after {@link #close}.
   *
   * @throws ModelException when it is of more than 2 GiB, which a buffer does not hold
   */
  ByteBuffer bytes(long offset, long count) {
    if (count > Integer.MAX_VALUE) {
      throw new ModelException(
          "A layer works on %d bytes in one buffer, which holds up to 2 GiB; use a smaller batch size"
              .formatted(count));
    }
    return at(offset).capacity(count).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** The same memory as an ND4J vector from a byte offset on. */
  INDArray vector(long offset, long count) {
    long first = (skipped + offset) / Float.BYTES;
    return Nd4j.create(array.data(), new long[] {count}, new long[] {1}, first);
  }

  @Override
  public void close() {
    if (!array.wasClosed()) {
      array.close();
    }
  }
}
