package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** ONNX Gather of constant places along one axis, such as single channels of a picture. */
final class GatherOperator {
  private GatherOperator() {}

  /**
   * A single number drops the axis; a list keeps it.
   *
   * <pre>
   *   CHW -> Slice 1xHW -> Reshape HW                      (index 2, axis 1)
   *   CHW -> Slice 1xHW, Slice 1xHW -> Concat 2xHW         (indices [2, 0], axis 1)
   * </pre>
   */
  static Value gather(OnnxNode node) {
    Node input = node.node(0);
    Known indices = node.known(1);
    int axis = node.imageAxis(node.attributes().integer("axis", 0), node.computed(0).rank());
    if (indices.shape().rank() > 1 || indices.shape().elements() == 0) {
      throw node.unsupported(
          "takes places of shape %s; one place or a list is supported", indices.shape());
    }
    Node[] parts = parts(node, input, axis, indices.integers());
    if (indices.shape().rank() == 0) {
      List<Integer> dims = new ArrayList<>(input.shape().dims());
      dims.remove(axis);
      return node.add(new Reshape(new Shape(dims)), parts);
    }
    return node.add(new Concat(axis), parts);
  }

  private static Node[] parts(OnnxNode node, Node input, int axis, long[] indices) {
    Shape shape = input.shape();
    Node[] parts = new Node[indices.length];
    for (int i = 0; i < parts.length; i++) {
      List<Integer> starts = new ArrayList<>(Collections.nCopies(shape.rank(), 0));
      starts.set(axis, place(indices[i], shape.dim(axis)));
      Slice slice =
          new Slice(starts, shape.withDim(axis, 1).dims(), Collections.nCopies(shape.rank(), 1));
      parts[i] = node.part("place" + i, slice, input);
    }
    return parts;
  }

  private static int place(long index, int extent) {
    long place = index < 0 ? index + extent : index;
    if (place < 0 || place >= extent) {
      throw new ModelException("takes place %d of %d".formatted(index, extent));
    }
    return (int) place;
  }
}
