package dev.pointwise.model.engine.nd4j;

import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns planned values into memory. What it makes belongs to the caller's PointerScope; the memory
 * stays with its owners.
 */
record Binding(OffHeap input, OffHeap arena, Weights weights, stream queue) {

  Step primitive(primitive_desc_base desc, Map<Integer, Value> arguments) {
    primitive bound = new primitive(desc.get());
    IntMemoryMap memories = new IntMemoryMap();
    arguments.forEach((argument, value) -> memories.put(argument, memory(value)));
    return () -> bound.execute(queue, memories);
  }

  private memory memory(Value value) {
    return new memory(value.layout(), Natives.load().cpu(), address(value));
  }

  private Pointer address(Value value) {
    return region(value).at(offset(value));
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
}
