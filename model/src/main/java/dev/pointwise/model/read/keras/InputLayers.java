package dev.pointwise.model.read.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** Where pictures come in. */
final class InputLayers {
  private InputLayers() {}

  /** HWC becomes CHW. */
  static Node input(KerasNode node) {
    JsonNode dims = node.config().inputShape();
    int[] image = new int[Math.max(0, dims.size() - 1)];
    for (int axis = 0; axis < image.length; axis++) {
      JsonNode extent = dims.get(axis + 1);
      if (!extent.canConvertToInt() || extent.intValue() < 1) {
        throw node.unsupported(
            "takes images of %s, the batch first; save the model with a fixed image size", dims);
      }
      image[axis] = extent.intValue();
    }
    return switch (image.length) {
      case 1 -> node.addInput(Shape.of(image));
      case 3 -> node.addInput(Shape.chw(image[2], image[0], image[1]));
      default ->
          throw node.unsupported(
              "takes inputs of %s; pictures of height, width and channels are supported", dims);
    };
  }

  /** x * scale + offset, written as a batch norm. */
  static Node rescaling(KerasNode node) {
    Shape channels = Shape.of(node.input().shape().channels());
    return node.add(
        new BatchNorm(
            FloatTensor.filled(channels, node.config().number("scale", 1)),
            FloatTensor.filled(channels, node.config().number("offset", 0)),
            FloatTensor.zeros(channels),
            FloatTensor.filled(channels, 1),
            0),
        node.input());
  }
}
