package dev.pointwise.model.graph;

import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * A layer in its place: with a name, the nodes it reads and the shape it makes of one image. Made
 * by {@link GraphBuilder} only; compared by identity. Immutable.
 */
public final class Node {
  private final String name;
  private final Layer layer;
  private final List<Node> inputs;
  private final Shape shape;

  Node(String name, Layer layer, List<Node> inputs, Shape shape) {
    this.name = name;
    this.layer = layer;
    this.inputs = List.copyOf(inputs);
    this.shape = shape;
  }

  public String name() {
    return name;
  }

  public Layer layer() {
    return layer;
  }

  public List<Node> inputs() {
    return inputs;
  }

  /** The output of one image. */
  public Shape shape() {
    return shape;
  }

  /** As in {@code reduce (Conv2d 64x28x28)}. */
  @Override
  public String toString() {
    return "%s (%s %s)".formatted(name, layer.type(), shape);
  }
}
