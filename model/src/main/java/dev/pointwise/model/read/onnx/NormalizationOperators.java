package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** ONNX normalisations, as at inference. */
final class NormalizationOperators {
  private static final float EPSILON = 1e-5f;
  private static final int GROUP_SCALE_PER_CHANNEL_OPSET = 21;

  private NormalizationOperators() {}

  static Value batchNormalization(OnnxNode node) {
    if (node.attributes().isSet("training_mode")) {
      throw node.unsupported("is in training mode; export the model for inference");
    }
    if (node.floats(1).shape().rank() != 1) {
      throw node.unsupported(
          "has statistics of %s (spatial 0); only one number a channel is supported",
          node.floats(1).shape());
    }
    return node.add(
        new BatchNorm(
            node.floats(1), node.floats(2), node.floats(3), node.floats(4), epsilon(node)),
        node.node(0));
  }

  static Value instanceNormalization(OnnxNode node) {
    FloatTensor scale = node.floats(1);
    return node.add(
        new GroupNorm(scale.elements(), scale, node.floats(2), epsilon(node)), node.node(0));
  }

  static Value groupNormalization(OnnxNode node) {
    Node input = node.node(0);
    int groups = node.attributes().requiredInteger("num_groups");
    int channels = input.shape().rank() == 0 ? 0 : input.shape().channels();
    if (groups <= 0 || channels % groups != 0) {
      throw new ModelException(
          "has %d groups, which do not divide the channels of %s".formatted(groups, input.shape()));
    }
    FloatTensor scale = perChannel(node, node.floats(1), channels);
    FloatTensor shift = perChannel(node, node.floats(2), channels);
    return node.add(new GroupNorm(groups, scale, shift, epsilon(node)), input);
  }

  // ONNX GroupNormalization: before opset 21 scale and bias have one number a group.
  private static FloatTensor perChannel(OnnxNode node, FloatTensor given, int channels) {
    if (node.opset() >= GROUP_SCALE_PER_CHANNEL_OPSET || given.elements() == 0) {
      return given;
    }
    int each = channels / given.elements();
    return new Known.Floats(given).pick(Shape.of(channels), i -> i / each).floats();
  }

  static Value localResponse(OnnxNode node) {
    Attributes attributes = node.attributes();
    return node.add(
        new LocalResponseNorm(
            attributes.requiredInteger("size"),
            attributes.decimal("alpha", 1e-4f),
            attributes.decimal("beta", 0.75f),
            attributes.decimal("bias", 1)),
        node.node(0));
  }

  private static float epsilon(OnnxNode node) {
    return node.attributes().decimal("epsilon", EPSILON);
  }
}
