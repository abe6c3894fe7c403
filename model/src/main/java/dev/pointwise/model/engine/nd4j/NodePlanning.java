package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;

/** A {@link Planning} at one of its nodes: what the families of steps work with. */
record NodePlanning(Planning planning, Node node) {

  engine cpu() {
    return planning.cpu();
  }

  String label() {
    return node.name();
  }

  /** The value of the only or first input, as it lies. */
  Value input() {
    return input(0);
  }

  Value input(int index) {
    return value(node.inputs().get(index));
  }

  /** The only or first input as it lies, even as a part of wider maps. */
  Value partOrInput() {
    return planning.value(node.inputs().get(0));
  }

  /** An input's value of its own: parts of wider maps are copied out, as few kernels take them. */
  Value value(Node input) {
    Value value = planning.value(input);
    return value.isPart() ? lying(value, Layouts.fast(value.dims())) : value;
  }

  Value plainInput() {
    return plain(input());
  }

  Value plain(Value value) {
    return planning.plain(label(), value);
  }

  Value lying(Value value, memory.desc wanted) {
    return planning.lying(label(), value, wanted);
  }

  Shape inputShape() {
    return node.inputs().get(0).shape();
  }

  /** The output's extents with the batch. */
  long[] dims() {
    return Layouts.batched(planning.batch(), node.shape());
  }

  /** The output, in a layout of its own. */
  Value output(memory.desc layout) {
    return planning.fresh(dims(), layout);
  }

  /** The output's memory within the maps that it is stacked into, where that is so. */
  Optional<Value> reserved() {
    return planning.stacks().reserved(node);
  }

  boolean dies(Value value) {
    return planning.dies(value);
  }

  Value overOrFresh(Value operand) {
    return planning.overOrFresh(operand);
  }

  /** The layer's weight, laid out as a primitive wants it. */
  Value weight(FloatTensor weight, memory.desc given, memory.desc kept) {
    return planning.shared(node, "weight", () -> Negligible.dropped(weight.values()), given, kept);
  }

  Value bias(FloatTensor bias) {
    memory.desc plain = Layouts.plain(bias.elements());
    return planning.shared(node, "bias", () -> Negligible.dropped(bias.values()), plain, plain);
  }

  /** Row-major values of a layer. */
  Value constant(String role, float[] values, long... dims) {
    memory.desc plain = Layouts.plain(dims);
    return planning.shared(node, role, () -> values, plain, plain).view(dims, plain);
  }

  void primitive(primitive_desc_base desc, Arguments arguments) {
    planning.primitive(label(), desc, arguments);
  }

  primitive_attr plainAttributes() {
    return new PostOps().attributes();
  }

  /** The activation as steps of its own; the value itself where there is none. */
  Value activated(Value value, Activation activation) {
    return activation.isNone() ? value : ActivationSteps.plan(this, value, activation);
  }
}
