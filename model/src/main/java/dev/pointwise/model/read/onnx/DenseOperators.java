package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Broadcast;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** ONNX Gemm and MatMul with constant right sides. */
final class DenseOperators {
  private DenseOperators() {}

  static Value gemm(OnnxNode node) {
    if (node.attributes().isSet("transA")) {
      throw node.unsupported("has transA, which exchanges batch and features");
    }
    Node input = node.node(0);
    FloatTensor right = node.floats(1);
    FloatTensor weight = node.attributes().isSet("transB") ? right : transposed(right);
    FloatTensor scaled = scaled(weight, node.attributes().decimal("alpha", 1));
    FloatTensor bias = gemmBias(node, weight.shape().dim(0));
    return node.add(new Dense(scaled, bias, Activation.NONE), input);
  }

  private static FloatTensor gemmBias(OnnxNode node, int outputs) {
    if (!node.has(2)) {
      return FloatTensor.absent(Shape.of(outputs));
    }
    Known given = node.known(2);
    Shape row = Shape.of(1, outputs);
    if (given.shape().rank() == 2 && given.shape().dim(0) != 1) {
      throw node.unsupported("adds %s, which differs from image to image", given.shape());
    }
    if (!Broadcast.shapes(List.of(row, given.shape())).equals(row)) {
      throw new ModelException("adds %s to %d outputs".formatted(given.shape(), outputs));
    }
    int[] strides = Strides.broadcast(given.shape(), row);
    FloatTensor bias = given.pick(row, Strides.source(row, 0, strides)).floats();
    return scaled(bias.reshape(Shape.of(outputs)), node.attributes().decimal("beta", 1));
  }

  static Value matMul(OnnxNode node) {
    Node input = node.node(0);
    FloatTensor right = matrix(node);
    Shape shape = right.shape();
    FloatTensor weight =
        shape.rank() == 1 ? right.reshape(Shape.of(1, shape.dim(0))) : transposed(right);
    FloatTensor bias = FloatTensor.absent(Shape.of(weight.shape().dim(0)));
    Dense dense = new Dense(weight, bias, Activation.NONE);
    if (shape.rank() == 2) {
      return node.add(dense, input);
    }
    Node column = node.part("column", dense, input);
    int[] dims = column.shape().toArray();
    return node.add(new Reshape(Shape.of(Arrays.copyOf(dims, dims.length - 1))), column);
  }

  /** The right side without leading axes of extent 1. */
  private static FloatTensor matrix(OnnxNode node) {
    FloatTensor right = node.floats(1);
    int[] dims = right.shape().toArray();
    int leading = Math.max(0, dims.length - 2);
    boolean stacked = Arrays.stream(dims).limit(leading).anyMatch(dim -> dim != 1);
    if (stacked || dims.length == 0 || dims.length > node.computed(0).rank()) {
      throw node.unsupported("multiplies by %s; only one matrix is supported", right.shape());
    }
    return right.reshape(Shape.of(Arrays.copyOfRange(dims, leading, dims.length)));
  }

  private static FloatTensor transposed(FloatTensor matrix) {
    Shape shape = matrix.shape();
    Shape turned = Shape.of(shape.dim(1), shape.dim(0));
    return new Known.Floats(matrix)
        .pick(turned, Strides.source(turned, 0, new int[] {1, shape.dim(1)}))
        .floats();
  }

  private static FloatTensor scaled(FloatTensor tensor, float factor) {
    if (factor == 1) {
      return tensor;
    }
    float[] values = tensor.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return FloatTensor.of(tensor.shape(), values);
  }
}
