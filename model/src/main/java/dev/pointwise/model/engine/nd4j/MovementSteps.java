package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory_desc_vector;

/**
 * Layers that only move values. Those that permute axes are oneDNN reorders: the input is described
 * with the output's axes and the strides it has, the output row-major.
 */
final class MovementSteps {
  private MovementSteps() {}

  static Value concat(NodePlanning at, Concat layer) {
    if (Stacks.isStack(at.node())) {
      return stack(at);
    }
    List<Value> inputs = at.node().inputs().stream().map(at::value).map(at::plain).toList();
    memory.desc[] descs = inputs.stream().map(Value::layout).toArray(memory.desc[]::new);
    Value output = at.output(Layouts.plain(at.dims()));
    Arguments arguments = new Arguments().to(output);
    for (int i = 0; i < inputs.size(); i++) {
      arguments.with(dnnl.DNNL_ARG_MULTIPLE_SRC + i, inputs.get(i));
    }
    at.primitive(
        new concat.primitive_desc(
            at.cpu(),
            output.layout(),
            layer.axis() + 1,
            new memory_desc_vector(descs),
            at.plainAttributes(),
            false),
        arguments);
    return output;
  }

  /** Copies what was not written into its place to begin with. */
  private static Value stack(NodePlanning at) {
    Value stack = at.planning().stacks().whole(at.node());
    int channel = 0;
    for (Node node : at.node().inputs()) {
      Value input = at.planning().value(node);
      Value floor = stack.channels(channel, node.shape().channels());
      if (!floor.isAt(input)) {
        at.planning().reorder(at.label(), input, floor);
      }
      channel += node.shape().channels();
    }
    return stack;
  }

  static Value reshape(NodePlanning at) {
    return at.plainInput().view(at.dims(), Layouts.plain(at.dims()));
  }

  static Value transpose(NodePlanning at, Transpose layer) {
    Value input = at.plainInput();
    long[] strides = Layouts.rowMajorStrides(input.dims());
    long[] permuted = new long[strides.length];
    permuted[0] = strides[0];
    for (int axis = 0; axis < layer.order().size(); axis++) {
      permuted[axis + 1] = strides[layer.order().get(axis) + 1];
    }
    return permute(at, input, at.dims(), permuted);
  }

  static Value depthToSpace(NodePlanning at, DepthToSpace layer) {
    Shape in = at.inputShape();
    long block = layer.block();
    long cells = (long) in.height() * in.width();
    long maps = in.channels() / (block * block);
    boolean cellFirst = layer.order() == DepthToSpace.Order.DCR;
    long map = cellFirst ? cells : block * block * cells;
    long cell = cellFirst ? maps * cells : cells;
    return permute(
        at,
        at.plainInput(),
        new long[] {at.planning().batch(), maps, in.height(), block, in.width(), block},
        new long[] {in.elements(), map, in.width(), block * cell, 1, cell});
  }

  static Value spaceToDepth(NodePlanning at, SpaceToDepth layer) {
    Shape in = at.inputShape();
    Shape out = at.node().shape();
    long block = layer.block();
    long width = in.width();
    return permute(
        at,
        at.plainInput(),
        new long[] {at.planning().batch(), block, block, in.channels(), out.height(), out.width()},
        new long[] {in.elements(), width, 1, in.height() * width, block * width, block});
  }

  private static Value permute(NodePlanning at, Value input, long[] dims, long[] strides) {
    Value output = at.output(Layouts.plain(at.dims()));
    at.planning()
        .reorder(
            at.label(),
            input.view(dims, Layouts.strided(dims, strides)),
            output.view(dims, Layouts.plain(dims)));
    return output;
  }
}
