package dev.pointwise.model.engine.nd4j;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns planned values into memory. What it makes belongs to the caller's PointerScope; the memory
 * stays with its owners.
 */
record Binding(OffHeap input, OffHeap arena, Weights weights, stream queue) {

  /** A primitive over memory by argument number. */
  Step primitive(primitive_desc_base desc, Map<Integer, memory> memories) {
    primitive bound = new primitive(desc.get());
    dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(memories.size());
    int count = 0;
    for (Map.Entry<Integer, memory> entry : memories.entrySet()) {
      arguments.getPointer(count++).arg(entry.getKey()).memory(entry.getValue().get());
    }
    return new PrimitiveStep(bound, queue, arguments, List.copyOf(memories.values()));
  }

  memory whole(Value value) {
    return part(value, 0, value.layout());
  }

  /** A part of a value's memory, some bytes from its beginning. */
  memory part(Value value, long bytes, memory.desc layout) {
    return new memory(layout, Natives.load().cpu(), region(value).at(offset(value) + bytes));
  }

  /** The memory of a value of up to 2 GiB. */
  ByteBuffer bytes(Value value) {
    long first = offset(value) + value.offset();
    return region(value).bytes(first, Math.min(value.layout().get_size(), room(value)));
  }

  /** The floats of a row-major value. */
  FloatBuffer floats(Value value) {
    return region(value).floats(offset(value), value.elements());
  }

  /** All floats of a value in the order of its memory, padding included. */
  INDArray vector(Value value) {
    return region(value).vector(offset(value), value.layout().get_size() / Float.BYTES);
  }

  private OffHeap region(Value value) {
    if (value.place() instanceof Place.Shared weight) {
      return weights.of(weight);
    }
    return value.place() instanceof Place.Input ? input : arena;
  }

  private static long offset(Value value) {
    return value.place() instanceof Place.Slot slot ? slot.offset() : 0;
  }

  /** oneDNN counts the last image of a part as far as the whole maps reach. */
  private static long room(Value value) {
    return value.place() instanceof Place.Slot slot
        ? slot.bytes() - value.offset()
        : Long.MAX_VALUE;
  }
}
