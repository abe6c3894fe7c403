package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * One layer of a {@link Summary}.
 *
 * @param name of the node
 * @param type of the layer, as in {@code Conv2d}
 * @param title type and what distinguishes the layer, as in {@code Conv2d 3x3/2}
 * @param outputShape of one image
 * @param parameters all weights that the layer holds
 * @param trainableParameters those without the means and variances of a batch norm
 * @param macs multiply-accumulate operations for one image
 * @param inputs names of the nodes it reads
 */
public record LayerSummary(
    String name,
    String type,
    String title,
    Shape outputShape,
    long parameters,
    long trainableParameters,
    long macs,
    List<String> inputs) {
  public LayerSummary {
    inputs = List.copyOf(inputs);
  }

  static LayerSummary of(Node node) {
    Cost cost = LayerCost.of(node);
    return new LayerSummary(
        node.name(),
        node.layer().type(),
        LayerTitle.of(node.layer()),
        node.shape(),
        cost.parameters(),
        cost.trainable(),
        cost.macs(),
        node.inputs().stream().map(Node::name).toList());
  }
}
