package dev.pointwise.model.engine.nd4j;

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
    boolean blocked = keepsBlocks(at);
    List<Value> inputs =
        at.inputs().stream()
            .map(input -> blocked ? at.lying(input, Layouts.fast(input.dims())) : at.plain(input))
            .toList();
    memory.desc[] descs = inputs.stream().map(Value::layout).toArray(memory.desc[]::new);
    Value output = at.output(blocked ? Layouts.fast(at.dims()) : Layouts.plain(at.dims()));
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

  /** Blocks of channels stay whole only where every input fills its last one. */
  private static boolean keepsBlocks(NodePlanning at) {
    return at.node().shape().isFeatureMap()
        && at.node().inputs().stream().allMatch(in -> in.shape().channels() % Layouts.block() == 0)
        && at.inputs().stream().anyMatch(input -> !input.isPlain());
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
