package dev.pointwise.model.read.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.tensor.FloatTensor;

/** Batch normalisation, with or without scale and shift. */
final class NormalizationLayers {
  private static final float EPSILON = 1e-3f;

  private NormalizationLayers() {}

  static Node batch(KerasNode node) {
    JsonNode axis = node.config().value("axis");
    int along = axis.isArray() ? axis.path(0).asInt(-1) : axis.asInt(-1);
    int rank = node.input().shape().rank();
    if (along != -1 && along != rank) {
      throw node.unsupported("normalises along axis %d, not along the channels", along);
    }
    FloatTensor mean = node.weight("moving_mean", 1);
    return node.add(
        new BatchNorm(
            node.config().isNotUnset("scale")
                ? node.weight("gamma", 1)
                : FloatTensor.filled(mean.shape(), 1),
            node.config().isNotUnset("center")
                ? node.weight("beta", 1)
                : FloatTensor.absent(mean.shape()),
            mean,
            node.weight("moving_variance", 1),
            node.config().number("epsilon", EPSILON)),
        node.input());
  }
}
