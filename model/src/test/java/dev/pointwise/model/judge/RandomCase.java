package dev.pointwise.model.judge;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A graph made from a seed. */
public record RandomCase(long seed, Graph graph) {
  private static final int NODES_IN_A_NAME = 8;

  /** For each seed one case of each kind of layer, and one of each that takes several inputs. */
  public static Stream<RandomCase> layers(long seeds) {
    return LongStream.range(0, seeds).boxed().flatMap(RandomCase::layersOf);
  }

  /** A whole network for each seed. */
  public static Stream<RandomCase> networks(long seeds) {
    return LongStream.range(0, seeds).mapToObj(RandomCase::network);
  }

  public static RandomCase network(long seed) {
    return new RandomCase(seed, new RandomNetwork(seed).graph());
  }

  /** For each seed a network of branches, stacks and parts. */
  public static Stream<RandomCase> branches(long seeds) {
    return LongStream.range(0, seeds).mapToObj(RandomCase::branched);
  }

  public static RandomCase branched(long seed) {
    return new RandomCase(seed, new BranchedNetwork(seed).graph());
  }

  private static Stream<RandomCase> layersOf(long seed) {
    return Stream.concat(
        Stream.of(LayerKind.values()).map(kind -> layer(kind, seed)),
        Stream.of(arithmetic(seed), concat(seed), residual(seed)));
  }

  public static RandomCase layer(LayerKind kind, long seed) {
    Dice dice = new Dice(31 * seed + kind.name().hashCode());
    Sketch sketch = new Sketch(kind.name(), dice);
    Node input = sketch.behindConvolution(sketch.input(kind.inputShape(dice)));
    Node node = sketch.add(kind.layer(dice, input.shape()), input);
    return new RandomCase(seed, sketch.build(sketch.beforeConvolution(node)));
  }

  public static RandomCase arithmetic(long seed) {
    Dice dice = new Dice(seed);
    Sketch sketch = new Sketch("ARITHMETIC", dice);
    RandomShuffles shuffles = new RandomShuffles(dice);
    Arithmetic.Operation operation = dice.oneOf(Arithmetic.Operation.values());
    List<Shape> shapes = shuffles.broadcasting(shuffles.anyShape());
    if (operation == Arithmetic.Operation.DIVIDE) {
      return new RandomCase(seed, division(dice, sketch, shapes.get(0)));
    }
    Layer layer = new Arithmetic(operation, new RandomLayers(dice).fusedActivation());
    Node node = sketch.add(layer, sketch.operands(shapes));
    return new RandomCase(seed, sketch.build(sketch.beforeConvolution(node)));
  }

  /** By numbers about one: a quotient by nearly nothing tells no rounding from a mistake. */
  private static Graph division(Dice dice, Sketch sketch, Shape shape) {
    Node input = sketch.input(shape);
    Node divisor = sketch.positiveConstant(dice.oneOf(shape, Shape.SCALAR));
    Layer layer = new Arithmetic(Arithmetic.Operation.DIVIDE, Activation.NONE);
    return sketch.build(List.of(sketch.add(layer, input, divisor)));
  }

  public static RandomCase concat(long seed) {
    Dice dice = new Dice(seed);
    Sketch sketch = new Sketch("CONCAT", dice);
    RandomShuffles shuffles = new RandomShuffles(dice);
    Shape shape = shuffles.anyShape();
    int axis = dice.onceIn(2) ? 0 : dice.between(0, shape.rank() - 1);
    Node node = sketch.add(new Concat(axis), sketch.operands(shuffles.stacking(shape, axis)));
    return new RandomCase(seed, sketch.build(sketch.beforeConvolution(node)));
  }

  public static RandomCase residual(long seed) {
    Dice dice = new Dice(seed);
    Sketch sketch = new Sketch("CONV_WITH_RESIDUAL", dice);
    Shape shape = dice.featureMap();
    Window2d window = RandomWindows.convolving(dice, shape);
    Conv2d layer = new RandomLayers(dice).conv(shape, window, dice.channels());
    Shape output = layer.outputShape(List.of(shape));
    Node node = sketch.add(layer, sketch.operands(List.of(shape, output)));
    return new RandomCase(seed, sketch.build(sketch.beforeConvolution(node)));
  }

  /** As a test's name: {@code seed 7 CONV: Input 8x5x5, Conv2d 16x5x5}. */
  @Override
  public String toString() {
    return "seed %d %s: %s".formatted(seed, graph.name(), describe(graph.nodes()));
  }

  private static String describe(List<Node> nodes) {
    String first =
        nodes.stream()
            .limit(NODES_IN_A_NAME)
            .map(node -> node.layer().type() + " " + node.shape())
            .collect(Collectors.joining(", "));
    int others = nodes.size() - NODES_IN_A_NAME;
    return others > 0 ? "%s and %d others".formatted(first, others) : first;
  }
}
