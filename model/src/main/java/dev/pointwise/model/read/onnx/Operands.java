package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Operands that broadcast against one another, without the batch axis. */
final class Operands {
  private Operands() {}

  /** All inputs as nodes whose image shapes broadcast as the file's shapes would. */
  static Node[] of(OnnxNode node) {
    int rank = rank(node);
    return IntStream.range(0, node.inputs())
        .mapToObj(input -> operand(node, input, rank))
        .toArray(Node[]::new);
  }

  /** The shape of a constant input as one image sees it. */
  static Shape imageShape(OnnxNode node, int input) {
    return imageShape(node, node.known(input).shape(), rank(node));
  }

  private static Node operand(OnnxNode node, int input, int rank) {
    if (node.value(input) instanceof Known known) {
      FloatTensor values = known.floats();
      return node.constant(input, values.reshape(imageShape(node, values.shape(), rank)));
    }
    Value.Computed computed = node.computed(input);
    if (computed.rank() != rank) {
      throw node.unsupported(
          "combines values of %d and %d axes, which aligns the batch with another axis",
          computed.rank(), rank);
    }
    return computed.node();
  }

  private static Shape imageShape(OnnxNode node, Shape shape, int rank) {
    if (shape.rank() < rank) {
      return shape;
    }
    if (shape.rank() > rank || shape.dim(0) != 1) {
      throw node.unsupported(
          "combines an image with a constant of %s, which differs from image to image", shape);
    }
    int[] dims = shape.toArray();
    return Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
  }

  /** Number of axes of the computed inputs, the batch axis among them. */
  private static int rank(OnnxNode node) {
    return IntStream.range(0, node.inputs())
        .mapToObj(node::value)
        .filter(Value.Computed.class::isInstance)
        .mapToInt(value -> ((Value.Computed) value).rank())
        .max()
        .orElse(1);
  }
}
