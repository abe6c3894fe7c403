package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Activation;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** What a primitive does to each result before it stores it, in the order of the calls. */
final class PostOps {
  private final post_ops ops = new post_ops();

  /** Adds what the destination held before. */
  PostOps sum() {
    ops.append_sum();
    return this;
  }

  /** Combines with another tensor that lies as {@code layout}, passed as {@link #operand}. */
  PostOps binary(dnnl.algorithm operation, memory.desc layout) {
    ops.append_binary(operation, layout);
    return this;
  }

  /** Argument number of the other tensor of a binary operation, counted from 0. */
  static int operand(int index) {
    return dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * (index + 1) | dnnl.DNNL_ARG_SRC_1;
  }

  PostOps linear(float scale, float shift) {
    return eltwise(new Eltwise(dnnl.algorithm.eltwise_linear, scale, shift));
  }

  PostOps eltwise(Eltwise function) {
    ops.append_eltwise(function.operation(), function.alpha(), function.beta());
    return this;
  }

  /** The activation, where {@link Eltwise} has it; the caller asks before. */
  PostOps activation(Activation activation) {
    Eltwise.chain(activation).orElseThrow().forEach(this::eltwise);
    return this;
  }

  primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    attributes.set_post_ops(ops);
    return attributes;
  }
}
