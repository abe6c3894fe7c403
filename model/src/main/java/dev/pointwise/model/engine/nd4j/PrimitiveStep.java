package dev.pointwise.model.engine.nd4j;

import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/**
 * A oneDNN primitive bound to its memory. Goes through oneDNN's C interface, which takes the
 * arguments as they were laid out once.
 *
 * @param memories what the arguments point to, kept from the garbage collector
 */
record PrimitiveStep(
    primitive bound, stream queue, dnnl_exec_arg_t arguments, List<memory> memories)
    implements Step {

  @Override
  public void run() {
    int status = dnnl.dnnl_primitive_execute(bound.get(), queue.get(), memories.size(), arguments);
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN could not run a primitive: status " + status);
    }
  }
}
