package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;

/** A program in the making: the values so far and the steps that make them. One thread's. */
final class Planning {
  private final int batch;
  private final Map<Node, Integer> reads = new HashMap<>();
  private final Map<Node, Value> values = new HashMap<>();
  private final List<PlannedStep> steps = new ArrayList<>();
  private final ConvolutionChooser chooser;
  private final Stacks stacks;
  private final List<Value> outputs;

  private Planning(Graph graph, int batch, ConvolutionChooser chooser) {
    this.batch = batch;
    this.chooser = chooser;
    this.stacks = new Stacks(this, graph);
    graph.consumers().forEach((node, consumers) -> reads.put(node, consumers.size()));
    graph.outputs().forEach(node -> reads.merge(node, 1, Integer::sum));
    graph.nodes().forEach(this::plan);
    this.outputs = graph.outputs().stream().map(node -> plain(node.name(), value(node))).toList();
  }

  /**
   * Plans a graph for that many images. Native descriptors made on the way belong to the caller's
   * PointerScope, which has to outlive what is bound from the planning.
   *
   * @throws dev.pointwise.model.ModelException when a layer cannot run; names the node
   */
  static Planning of(Graph graph, int batch, ConvolutionChooser chooser) {
    return new Planning(graph, batch, chooser);
  }

  private void plan(Node node) {
    Value value = StepFactory.plan(this, node);
    value.uses().add(reads.get(node));
    values.put(node, value);
    node.inputs().forEach(input -> value(input).uses().add(-1));
  }

  int batch() {
    return batch;
  }

  engine cpu() {
    return Natives.load().cpu();
  }

  List<PlannedStep> steps() {
    return steps;
  }

  /** The graph's outputs, row-major. */
  List<Value> outputs() {
    return outputs;
  }

  /** A node's output as it lies, even as a part of wider maps. */
  Value value(Node node) {
    return values.get(node);
  }

  ConvolutionChooser chooser() {
    return chooser;
  }

  Stacks stacks() {
    return stacks;
  }

  /** A new value in the arena. */
  Value fresh(long[] dims, memory.desc layout) {
    return new Value(dims, layout, new Place.Slot(layout.get_size()), new Value.Uses());
  }

  /** A weight or constant of a node: values that lie as {@code given}, to be kept otherwise. */
  Value shared(
      Node node, String role, Supplier<float[]> values, memory.desc given, memory.desc kept) {
    Weights.Key key = Weights.Key.of(node, role, kept);
    Place place = new Place.Shared(key, values, given, kept);
    return new Value(new long[0], kept, place, new Value.Uses());
  }

  Value plain(String node, Value value) {
    return lying(node, value, Layouts.plain(value.dims()));
  }

  /** The value in another layout: as it is where it lies so, else a copy, made once. */
  Value lying(String node, Value value, memory.desc wanted) {
    return value.lying(wanted).orElseGet(() -> copy(node, value, wanted));
  }

  private Value copy(String node, Value value, memory.desc wanted) {
    Value copy = new Value(value.dims(), wanted, new Place.Slot(wanted.get_size()), value.uses());
    reorder(node, value, copy);
    value.addCopy(copy);
    return copy;
  }

  /** Moves values between two layouts of the same extents. */
  void reorder(String node, Value from, Value to) {
    primitive(
        node,
        new reorder.primitive_desc(
            cpu(), from.layout(), cpu(), to.layout(), new PostOps().attributes(), false),
        Arguments.from(from).to(to));
  }

  /**
   * Whether nobody but the node being planned reads the value any more, so that it may write over
   * it. Input and weights are never written.
   */
  boolean dies(Value value) {
    return value.place() instanceof Place.Slot && value.uses().pending() <= 1;
  }

  /** Where an elementwise step may put its result: over its operand if that dies, else anew. */
  Value overOrFresh(Value operand) {
    return dies(operand)
        ? operand.view(operand.dims(), operand.layout())
        : fresh(operand.dims(), operand.layout());
  }

  void primitive(String node, primitive_desc_base desc, Arguments arguments) {
    List<Value> touched = new ArrayList<>(arguments.values().values());
    memory.desc scratchpad = desc.scratchpad_desc();
    if (scratchpad.get_size() > 0) {
      Value scratch = fresh(new long[] {scratchpad.get_size()}, scratchpad);
      arguments.with(dnnl.DNNL_ARG_SCRATCHPAD, scratch);
      touched.add(scratch);
    }
    String implementation = desc.impl_info_str().getString();
    steps.add(
        new PlannedStep(
            node,
            implementation,
            touched,
            binding -> binding.primitive(desc, arguments.bound(binding))));
  }

  /** A step that is no primitive. */
  void step(String node, String kernel, List<Value> touched, PlannedStep.Binder binder) {
    steps.add(new PlannedStep(node, kernel, touched, binder));
  }
}
