package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.SampleLayers.RELU;
import static dev.pointwise.model.compile.SampleLayers.conv;
import static dev.pointwise.model.compile.SampleLayers.dense;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.judge.Tolerance;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.zoo.RandomWeights;
import dev.pointwise.model.zoo.Zoo;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseToPointwiseTest {
  private static final float ROUNDING = 1e-5f;
  private static final Layer AVERAGE = new GlobalPool(GlobalPool.Kind.AVERAGE);
  private static final Layer HALVING = conv(3, 4, Window2d.of(3).stride(2).padding(1));

  private static Graph graph(Function<GraphSketch, Node> drawing) {
    GraphSketch sketch = new GraphSketch();
    return sketch.build(drawing.apply(sketch));
  }

  /** A map of 4x4x4 behind an input of 3x8x8. */
  private static Node map(GraphSketch g) {
    return g.add("relu", RELU, g.add("conv", HALVING, g.input(3, 8, 8)));
  }

  private static Graph pooled() {
    return graph(
        g -> {
          Node flat = g.add("flat", new Reshape(Shape.of(4)), g.add("pool", AVERAGE, map(g)));
          return g.add("prob", new Softmax(0), g.add("fc", dense(4, 5), flat));
        });
  }

  private static Graph flattened(Layer... before) {
    return graph(
        g -> {
          Node node = map(g);
          for (Layer layer : before) {
            node = g.add("before", layer, node);
          }
          Node flat = g.add("flat", new Reshape(Shape.of(64)), node);
          Node hidden = g.add("relu6", RELU, g.add("fc6", dense(64, 6), flat));
          return g.add("prob", new Softmax(0), g.add("fc7", dense(6, 5), hidden));
        });
  }

  private static String layers(Graph graph) {
    return graph.nodes().stream().map(node -> node.layer().type()).collect(joining(" "));
  }

  private static float[] input(Shape shape) {
    Random random = new Random(shape.hashCode());
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] run(Graph graph, float[] input, int output) {
    try (ExecutionPlan plan = new ReferenceEngine().prepare(graph);
        Session session = plan.newSession(1)) {
      session.input().put(0, input);
      session.run(1);
      return session.output(output, 0);
    }
  }

  /** On its own input size a network gives what it gave before. */
  private static Graph keepsTheOutputOf(Graph graph) {
    Shape shape = graph.input().shape();
    Graph dense = DenseToPointwise.of(graph).at(shape);
    float[] input = input(shape);

    assertThat(dense.outputs().get(1).name()).isEqualTo(graph.outputs().get(0).name());
    assertThat(dense.outputs().get(1).shape()).isEqualTo(graph.outputs().get(0).shape());
    assertThat(new Tolerance(ROUNDING).complaint(run(dense, input, 1), run(graph, input, 0)))
        .isEmpty();
    return dense;
  }

  @Test
  void movesTheDenseLayerBeforeThePooling() {
    Graph dense = keepsTheOutputOf(pooled());

    assertThat(layers(dense)).isEqualTo("Input Conv2d Activate Conv2d GlobalPool Reshape Softmax");
    assertThat(dense.outputs().get(0).shape()).isEqualTo(Shape.chw(5, 4, 4));
  }

  @Test
  void makesAKernelOfTheMapsSizeBehindAFlatten() {
    Graph dense = keepsTheOutputOf(flattened());

    assertThat(layers(dense))
        .isEqualTo("Input Conv2d Activate Conv2d Activate Conv2d GlobalPool Reshape Softmax");
    assertThat(dense.outputs().get(0).shape()).isEqualTo(Shape.chw(5, 1, 1));
  }

  @Test
  void readsWeightsBehindAFlattenOfChannelsLast() {
    keepsTheOutputOf(flattened(new Transpose(List.of(1, 2, 0))));
  }

  @Test
  void eachPlaceOfTheMapIsWhatTheNetworkSaysThere() {
    Graph graph =
        graph(
            g -> {
              Node map = g.add("conv", conv(3, 4, Window2d.of(2).stride(2)), g.input(3, 8, 8));
              return g.add("fc", dense(64, 5), g.add("flat", new Reshape(Shape.of(64)), map));
            });
    DenseToPointwise dense = DenseToPointwise.of(graph);
    Shape larger = Shape.chw(3, 12, 10);
    float[] picture = input(larger);
    float[] map = run(dense.at(larger), picture, 0);

    assertThat(dense.stride()).isEqualTo(2);
    assertThat(dense.at(larger).outputs().get(0).shape()).isEqualTo(Shape.chw(5, 3, 2));
    for (int place = 0; place < 6; place++) {
      float[] there = run(graph, window(picture, larger, place / 2 * 2, place % 2 * 2), 0);
      for (int scores = 0; scores < 5; scores++) {
        assertThat(map[scores * 6 + place]).isEqualTo(there[scores], within(1e-3f));
      }
    }
  }

  private static float[] window(float[] picture, Shape shape, int top, int left) {
    float[] part = new float[3 * 8 * 8];
    for (int i = 0; i < part.length; i++) {
      int y = top + i / 8 % 8;
      int x = left + i % 8;
      part[i] = picture[(i / 64 * shape.height() + y) * shape.width() + x];
    }
    return part;
  }

  @Test
  void aNetworkThatEndsInItsPoolingHasItsScoreMapBeforeIt() {
    Graph dense =
        keepsTheOutputOf(
            graph(g -> g.add("flat", new Reshape(Shape.of(4)), g.add("pool", AVERAGE, map(g)))));
    assertThat(dense.outputs().get(0).name()).isEqualTo("relu");
  }

  @Test
  void knowsOtherKindsOfAveraging() {
    Layer window = new AveragePool2d(Window2d.of(4), AveragePool2d.Divisor.REAL_CELLS);
    Layer mean = new Reduce(Reduce.Kind.MEAN, Set.of(1, 2), Reduce.Kept.DROPPED);

    keepsTheOutputOf(
        graph(
            g ->
                g.add(
                    "fc",
                    dense(4, 5),
                    g.add("flat", new Reshape(Shape.of(4)), g.add("pool", window, map(g))))));
    keepsTheOutputOf(graph(g -> g.add("fc", dense(4, 5), g.add("mean", mean, map(g)))));
    keepsTheOutputOf(graph(g -> g.add("fc", pointwise(4, 5), g.add("pool", AVERAGE, map(g)))));
  }

  @Test
  void whatIsNotLinearWaitsForTheAverage() {
    Layer rectified = new Dense(dense(4, 5).weight(), dense(4, 5).bias(), Activation.RELU);
    Graph dense =
        keepsTheOutputOf(
            graph(
                g ->
                    g.add(
                        "fc",
                        rectified,
                        g.add("flat", new Reshape(Shape.of(4)), g.add("pool", AVERAGE, map(g))))));
    assertThat(layers(dense)).endsWith("Conv2d GlobalPool Reshape Activate");
  }

  @Test
  void aSliceToTheEndGrowsWithTheMap() {
    Slice everyOther = new Slice(List.of(0, 0, 0), List.of(4, 2, 2), List.of(1, 2, 2));
    Graph graph = graph(g -> g.add("pool", AVERAGE, g.add("slice", everyOther, map(g))));
    keepsTheOutputOf(graph);
    assertThat(DenseToPointwise.of(graph).at(Shape.chw(3, 18, 8)).outputs().get(0).shape())
        .isEqualTo(Shape.chw(4, 5, 2));
  }

  private static void refuses(Graph graph, String... why) {
    assertThatThrownBy(() -> DenseToPointwise.of(graph))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Model 'sketch' cannot run over larger pictures: ")
        .hasMessageEndingWith("; predict without --dense")
        .hasMessageContainingAll(why);
  }

  @Test
  void refusesAGlobalMaximum() {
    refuses(
        graph(g -> g.add("pool", new GlobalPool(GlobalPool.Kind.MAX), map(g))),
        "'pool' takes the largest value");
  }

  @Test
  void refusesWeightsBehindWhatIsNotLinear() {
    refuses(
        graph(
            g -> {
              Node pool = g.add("pool", AVERAGE, map(g));
              Node flat = g.add("flat", new Reshape(Shape.of(4)), pool);
              Node hidden = g.add("swish", RELU, g.add("fc1", dense(4, 6), flat));
              return g.add("fc2", dense(6, 5), hidden);
            }),
        "'fc2' comes behind its pooling and 'swish'");
  }

  @Test
  void refusesALayerThatKnowsItsInputsSize() {
    refuses(
        graph(
            g -> {
              Node turned = g.add("shuffle", new Reshape(Shape.chw(16, 2, 2)), map(g));
              Node more = g.add("after", pointwise(16, 5), turned);
              return g.add("pool", AVERAGE, more);
            }),
        "Node 'shuffle' (Reshape) reshapes to 16x2x2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nin-cifar10", "resnet20-cifar10"})
  void runsNetworksOfTheZoo(String name) {
    Graph graph = Zoo.build(name, new RandomWeights(3));

    assertThat(DenseToPointwise.of(graph).stride()).isEqualTo(4);
    assertThat(keepsTheOutputOf(graph).outputs().get(0).shape()).isEqualTo(Shape.chw(10, 8, 8));
  }
}
