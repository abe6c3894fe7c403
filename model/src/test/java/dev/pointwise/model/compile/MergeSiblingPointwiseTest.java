package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.RELU;
import static dev.pointwise.model.compile.SampleLayers.conv;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Window2d;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeSiblingPointwiseTest {
  private static final Activate TANH = new Activate(Activation.of(Activation.Kind.TANH));
  private static final Conv2d SQUARE = conv(4, 3, Window2d.of(3).padding(1));

  private static Conv2d activated(int in, int out) {
    return pointwise(in, out).withActivation(Activation.RELU);
  }

  /** Two layers over one input, each read by another. */
  private static Node siblings(GraphSketch g, Layer left, Layer right) {
    Node input = g.input(4, 5, 6);
    return read(g, g.add("left", left, input), g.add("right", right, input));
  }

  /** Stacks what other layers make of the nodes. */
  private static Node read(GraphSketch g, Node... nodes) {
    Node[] readers =
        Arrays.stream(nodes)
            .map(node -> g.add("reader of " + node.name(), TANH, node))
            .toArray(Node[]::new);
    return g.add("last", new Concat(0), readers);
  }

  private static Node inception(GraphSketch g) {
    Node input = g.input(4, 5, 6);
    Node single = g.add("1x1", activated(4, 8), input);
    Node wide = g.add("3x3", SQUARE, g.add("3x3_reduce", activated(4, 4), input));
    Node pool = g.add("pool", new MaxPool2d(Window2d.of(3).padding(1)), input);
    Node project = g.add("pool_proj", activated(4, 2), pool);
    Node last = g.add("5x5", SQUARE, g.add("5x5_reduce", activated(4, 4), input));
    return g.add("output", new Concat(0), single, wide, last, project);
  }

  @Test
  void makesOneProductOfTheReductionsOfAnInceptionModule() {
    assertThat(new MergeSiblingPointwise())
        .on(MergeSiblingPointwiseTest::inception)
        .rewritesTo("Input Conv2d Conv2d Slice Conv2d MaxPool2d Conv2d Slice Conv2d Concat")
        .preservingOutput(0);
  }

  @Test
  void theSlicesKeepTheNamesAndTheProductIsNamedAfterThem() {
    GraphSketch sketch = new GraphSketch();
    Graph merged = new MergeSiblingPointwise().apply(sketch.build(inception(sketch)));
    assertThat(merged.node("3x3_reduce").layer()).isInstanceOf(Slice.class);
    assertThat(merged.node("3x3_reduce").inputs())
        .containsExactly(merged.node("3x3_reduce+5x5_reduce"));
  }

  @Test
  void findsAnotherNameWhereThatOneIsTaken() {
    GraphSketch sketch = new GraphSketch();
    Node both = siblings(sketch, pointwise(4, 2), pointwise(4, 3));
    Graph graph = sketch.build(sketch.add("left+right", RELU, both));
    Graph merged = new MergeSiblingPointwise().apply(graph);
    assertThat(merged.node("left").inputs()).containsExactly(merged.node("left+right_2"));
  }

  @Test
  void startsSlicesAtBlocksOfChannelsWhereWidthsAllow() {
    GraphSketch sketch = new GraphSketch();
    Node input = sketch.input(4, 5, 6);
    List<Node> branches =
        List.of(
            sketch.add("odd", activated(4, 24), input),
            sketch.add("block", activated(4, 16), input),
            sketch.add("blocks", activated(4, 32), input));
    Node last = read(sketch, branches.toArray(Node[]::new));
    Graph merged = new MergeSiblingPointwise().apply(sketch.build(last));
    assertThat(List.of("block", "blocks", "odd"))
        .map(name -> ((Slice) merged.node(name).layer()).starts().get(0))
        .containsExactly(0, 16, 48);
  }

  @Test
  void mergesThoseOfOneActivation() {
    assertThat(new MergeSiblingPointwise())
        .on(
            g -> {
              Node input = g.input(4, 5, 6);
              Node a = g.add("a", activated(4, 2), input);
              Node b = g.add("b", pointwise(4, 2), input);
              Node c = g.add("c", activated(4, 3), input);
              return read(g, a, b, c, g.add("d", pointwise(4, 3), input));
            })
        .rewritesTo(
            "Input Conv2d Slice Conv2d Slice Slice Slice Activate Activate Activate Activate Concat")
        .preservingOutput(0);
    assertThat(new MergeSiblingPointwise())
        .on(g -> siblings(g, activated(4, 2), pointwise(4, 2)))
        .doesNotFire();
  }

  @Test
  void doesNotFireOnAnOutput() {
    assertThat(new MergeSiblingPointwise())
        .on(
            g -> {
              Node input = g.input(4, 5, 6);
              Node left = g.asOutput(g.add("left", pointwise(4, 2), input));
              return read(g, left, g.add("right", pointwise(4, 2), input));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireOnWhatIsStackedAtOnce() {
    assertThat(new MergeSiblingPointwise())
        .on(
            g -> {
              Node input = g.input(4, 5, 6);
              Node left = g.add("left", pointwise(4, 2), input);
              return g.add("last", new Concat(0), left, g.add("right", pointwise(4, 2), input));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireOnAResidual() {
    assertThat(new MergeSiblingPointwise())
        .on(
            g -> {
              Node input = g.input(4, 5, 6);
              Node left = g.add("left", pointwise(4, 4), input, input);
              return read(g, left, g.add("right", pointwise(4, 2), input));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireOnConvolutionsThatMoveCellsOrGroupChannels() {
    Conv2d grouped =
        new Conv2d(
            SampleLayers.values(4, 2, 1, 1),
            SampleLayers.values(4),
            Window2d.of(1),
            2,
            Activation.NONE);
    Window2d everySecond = Window2d.of(1).stride(2);
    Window2d padded = Window2d.of(1).padding(1);
    assertThat(new MergeSiblingPointwise())
        .on(g -> siblings(g, conv(4, 2, everySecond), conv(4, 2, everySecond)))
        .doesNotFire();
    assertThat(new MergeSiblingPointwise())
        .on(g -> siblings(g, conv(4, 2, padded), conv(4, 2, padded)))
        .doesNotFire();
    assertThat(new MergeSiblingPointwise()).on(g -> siblings(g, SQUARE, SQUARE)).doesNotFire();
    assertThat(new MergeSiblingPointwise())
        .on(g -> siblings(g, grouped, pointwise(4, 2)))
        .doesNotFire();
  }
}
