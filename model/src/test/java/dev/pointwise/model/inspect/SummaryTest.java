package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
  private final GraphBuilder builder = new GraphBuilder("net");

  private static FloatTensor weights(int... dims) {
    return FloatTensor.filled(Shape.of(dims), 0.5f);
  }

  /** A convolution that keeps the size, with bias. */
  private static Conv2d convolution(int in, int out, int kernel) {
    Window2d window = Window2d.of(kernel).padding(kernel / 2);
    return new Conv2d(weights(out, in, kernel, kernel), weights(out), window, 1, Activation.RELU);
  }

  private static LayerSummary last(Graph graph) {
    Summary summary = Summary.of(graph);
    return summary.layers().get(summary.layers().size() - 1);
  }

  private Node tutorialBase() {
    return builder.add(
        "base", convolution(3, 512, 3), builder.input("image", Shape.chw(3, 256, 256)));
  }

  @Test
  void countsTheTutorialsPlainConvolution() {
    Graph graph = builder.build(tutorialBase());
    Summary summary = Summary.of(graph);

    assertThat(last(graph).outputShape()).isEqualTo(Shape.chw(512, 256, 256));
    assertThat(summary.parameters()).isEqualTo(14_336);
    assertThat(summary.trainableParameters()).isEqualTo(14_336);
    assertThat(summary.macs()).isEqualTo(256L * 256 * 512 * 3 * 9);
    assertThat(summary.flops()).isEqualTo(2 * summary.macs());
  }

  @ParameterizedTest(name = "1x1 from 512 to {0} maps: {1} parameters, {2} in all")
  @CsvSource({"512,262656,276992", "64,32832,47168", "1024,525312,539648"})
  void countsTheTutorialsPointwiseConvolutions(int maps, long layer, long total) {
    Graph graph =
        builder.build(builder.add("pointwise", convolution(512, maps, 1), tutorialBase()));

    assertThat(last(graph).parameters()).isEqualTo(layer);
    assertThat(last(graph).outputShape()).isEqualTo(Shape.chw(maps, 256, 256));
    assertThat(Summary.of(graph).parameters()).isEqualTo(total);
  }

  @ParameterizedTest(name = "7x7 with 64 maps after {0} maps: {1} parameters")
  @CsvSource({"512,1605696", "64,200768"})
  void countsTheTutorialsSevenBySeven(int mapsIn, long parameters) {
    Node input = builder.input("maps", Shape.chw(mapsIn, 14, 14));
    Graph graph = builder.build(builder.add("wide", convolution(mapsIn, 64, 7), input));

    assertThat(last(graph).parameters()).isEqualTo(parameters);
    assertThat(last(graph).macs()).isEqualTo(14L * 14 * 64 * mapsIn * 49);
  }

  @Test
  void countsTheInceptionModule3a() {
    Node input = builder.input("maps", Shape.chw(192, 28, 28));
    Node one = branch("1x1", 64, 1, input);
    Node three = branch("3x3", 128, 3, branch("3x3_reduce", 96, 1, input));
    Node five = branch("5x5", 32, 5, branch("5x5_reduce", 16, 1, input));
    Node pool = branch("pool_proj", 32, 1, input);
    Summary summary =
        Summary.of(builder.build(builder.add("out", new Concat(0), one, three, five, pool)));

    // GoogLeNet, table 1, row 3a: 159.5 K weights (K = 1024), 128 M operations.
    assertThat(summary.parameters()).isEqualTo(163_328);
    assertThat(summary.macs()).isEqualTo(163_328L * 28 * 28);
    assertThat(summary.layers().get(7).outputShape()).isEqualTo(Shape.chw(256, 28, 28));
  }

  private Node branch(String name, int out, int kernel, Node input) {
    int in = input.shape().channels();
    Window2d window = Window2d.of(kernel).padding(kernel / 2);
    return builder.add(
        name,
        new Conv2d(
            weights(out, in, kernel, kernel),
            FloatTensor.absent(Shape.of(out)),
            window,
            1,
            Activation.RELU),
        input);
  }

  @Test
  void countsNoBiasWhereTheModelHasNone() {
    Node input = builder.input("image", Shape.chw(2, 5, 5));

    assertThat(last(builder.build(branch("conv", 3, 3, input))).parameters()).isEqualTo(54);
  }

  @Test
  void countsTheGroupsOfAConvolution() {
    Conv2d depthwise =
        new Conv2d(
            weights(8, 1, 3, 3),
            weights(8),
            Window2d.of(3).stride(2).padding(1),
            8,
            Activation.NONE);
    Node input = builder.input("maps", Shape.chw(8, 10, 10));
    LayerSummary layer = last(builder.build(builder.add("depthwise", depthwise, input)));

    assertThat(layer.parameters()).isEqualTo(80);
    assertThat(layer.macs()).isEqualTo(8 * 5 * 5 * 9);
    assertThat(layer.type()).isEqualTo("Conv2d");
    assertThat(layer.title()).isEqualTo("Conv2d 3x3/2 depthwise");
  }

  @Test
  void countsTransposedConvolutionsByTheirInput() {
    ConvTranspose2d grown =
        new ConvTranspose2d(
            weights(4, 6, 2, 2), weights(6), Window2d.of(2).stride(2), new Size(0, 0), 1);
    Node input = builder.input("maps", Shape.chw(4, 5, 5));

    assertThat(last(builder.build(builder.add("up", grown, input))).macs())
        .isEqualTo(4 * 5 * 5 * 6 * 4);
  }

  @Test
  void batchNormStatisticsAreParametersButNotTrainable() {
    BatchNorm norm = new BatchNorm(weights(8), weights(8), weights(8), weights(8), 1e-5f);
    Node input = builder.input("maps", Shape.chw(8, 4, 4));
    Summary summary = Summary.of(builder.build(builder.add("norm", norm, input)));

    assertThat(summary.parameters()).isEqualTo(32);
    assertThat(summary.trainableParameters()).isEqualTo(16);
    assertThat(summary.macs()).isZero();
  }

  @Test
  void denseLayersCostInputsTimesOutputs() {
    Node input = builder.input("features", Shape.of(64));
    Graph graph =
        builder.build(
            builder.add("fc", new Dense(weights(10, 64), weights(10), Activation.NONE), input));

    assertThat(last(graph).macs()).isEqualTo(640);
    assertThat(last(graph).parameters()).isEqualTo(650);
  }

  @Test
  void activationsLiveUntilTheirLastReader() {
    Node input = builder.input("image", Shape.chw(1, 4, 4)); // 64 bytes
    Node wide = builder.add("wide", convolution(1, 10, 1), input); // 640
    Node small = builder.add("small", convolution(10, 1, 1), wide); // 64
    Node bias = builder.add("constant", new Constant(weights(1, 4, 4)));
    Node both = builder.add("both", new Concat(0), small, input, bias); // 192
    ActivationMemory memory =
        Summary.of(builder.build(builder.add("flat", new Reshape(Shape.of(48)), both)))
            .activationMemory();

    assertThat(memory.totalBytes()).isEqualTo(64 + 640 + 64 + 192 + 192);
    assertThat(memory.peakBytes()).isEqualTo(64 + 640 + 64);
  }

  @Test
  void outputsStayAliveToTheEnd() {
    Node input = builder.input("image", Shape.chw(1, 4, 4));
    Node early = builder.add("early", convolution(1, 10, 1), input);
    Node middle = builder.add("middle", convolution(10, 1, 1), early);
    Node late = builder.add("late", convolution(1, 9, 1), middle);

    assertThat(Summary.of(builder.build(late)).activationMemory().peakBytes()).isEqualTo(640 + 64);
    assertThat(Summary.of(builder.build(early, late)).activationMemory().peakBytes())
        .isEqualTo(640 + 64 + 576);
  }
}
