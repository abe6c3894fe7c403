package dev.pointwise.model.judge;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** A random graph in the making: names its nodes by number and layer. */
final class Sketch {
  private final GraphBuilder builder;
  private final Dice dice;
  private int nodes;

  Sketch(String name, Dice dice) {
    this.builder = new GraphBuilder(name);
    this.dice = dice;
  }

  Node input(Shape shape) {
    return builder.input("input", shape);
  }

  Node add(Layer layer, Node... inputs) {
    return add(layer, List.of(inputs));
  }

  Node add(Layer layer, List<Node> inputs) {
    nodes++;
    return builder.add(nodes + "_" + layer.type(), layer, inputs);
  }

  Node positiveConstant(Shape shape) {
    return add(new Constant(dice.positives(shape.elements()).reshape(shape)));
  }

  /**
   * Operands of these shapes: parts of one input, so that all of them differ from image to image;
   * all but the first may be constants instead.
   */
  List<Node> operands(List<Shape> shapes) {
    Node input = input(Shape.of(shapes.stream().mapToInt(Shape::elements).sum()));
    List<Node> operands = new ArrayList<>();
    int start = 0;
    for (Shape shape : shapes) {
      if (!operands.isEmpty() && dice.onceIn(4)) {
        operands.add(add(new Constant(dice.values(shape))));
      } else {
        Slice part = new Slice(List.of(start), List.of(shape.elements()), List.of(1));
        operands.add(add(new Reshape(shape), add(part, input)));
      }
      start += shape.elements();
    }
    return operands;
  }

  /** Now and then a feature map out of a convolution, which engines hold in another layout. */
  Node behindConvolution(Node node) {
    return node.shape().isFeatureMap() && dice.onceIn(3) ? pointwise(node) : node;
  }

  /** The node as the output, or a convolution that reads it, or both. */
  List<Node> beforeConvolution(Node node) {
    if (!node.shape().isFeatureMap() || dice.onceIn(2)) {
      return List.of(node);
    }
    Node convolution = pointwise(node);
    return dice.onceIn(2) ? List.of(convolution) : List.of(node, convolution);
  }

  private Node pointwise(Node node) {
    return add(new RandomLayers(dice).pointwise(node.shape(), node.shape().channels()), node);
  }

  Graph build(List<Node> outputs) {
    return builder.build(outputs);
  }
}
