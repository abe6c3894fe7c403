package dev.pointwise.model.graph;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link Graph} node by node. Each node's shape is inferred at once, so that an error
 * names the node that is wrong. Not thread-safe.
 */
public final class GraphBuilder {
  private final String name;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Node> aliases = new LinkedHashMap<>();

  public GraphBuilder(String name) {
    this.name = name;
  }

  /** The graph's input, for images of the given shape (without the batch axis). */
  public Node input(String nodeName, Shape shape) {
    return add(nodeName, new Input(shape), List.of());
  }

  public Node add(String nodeName, Layer layer, Node... inputs) {
    return add(nodeName, layer, Arrays.asList(inputs));
  }

  /**
   * Adds a node.
   *
   * @throws ModelException when the name is taken, or the layer cannot take these inputs
   */
  public Node add(String nodeName, Layer layer, List<Node> inputs) {
    if (nodes.containsKey(nodeName)) {
      throw new ModelException("Two nodes are named '%s'; names must differ".formatted(nodeName));
    }
    Node node = new Node(nodeName, layer, inputs, shapeOf(nodeName, layer, inputs));
    nodes.put(nodeName, node);
    return node;
  }

  /** Another name under which a node's output can be asked for; a node of that name wins. */
  public GraphBuilder alias(String alias, Node node) {
    aliases.put(alias, node);
    return this;
  }

  public boolean isTaken(String nodeName) {
    return nodes.containsKey(nodeName);
  }

  public Graph build(Node... outputs) {
    return build(Arrays.asList(outputs));
  }

  /** The graph of the nodes that the outputs need, in the order in which they were added. */
  public Graph build(List<Node> outputs) {
    return Graph.of(name, List.copyOf(nodes.values()), outputs, aliases);
  }

  private static Shape shapeOf(String nodeName, Layer layer, List<Node> inputs) {
    try {
      return layer.outputShape(inputs.stream().map(Node::shape).toList());
    } catch (ModelException e) {
      throw new ModelException(
          "Node '%s' (%s) %s".formatted(nodeName, layer.type(), e.getMessage()));
    }
  }
}
