package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Winograd's transforms lose on convolutions over many channels, where float sums are at their
 * worst: the largest error, as a share of the largest value, against sums in double.
 */
class WinogradAccuracyTest {
  private static final int MAPS = 48;
  private static final int SIDE = 20;

  /** What a float sum of as many products loses by itself is about 2e-6. */
  private static final double OF_THREE = 4e-6;

  private static final double OF_FIVE = 1e-5;

  @BeforeAll
  static void needsVectors() {
    assumeThat(VectorModule.runsBlocksOf(Layouts.block()))
        .as("the JVM's vectors are as wide as the blocks of maps")
        .isTrue();
  }

  /** What comes in: either sign, or what a ReLU leaves of it. */
  private enum Values {
    GAUSSIAN,
    RECTIFIED
  }

  @ParameterizedTest(name = "{0} channels, {1} values")
  @CsvSource({
    "192,GAUSSIAN", "320,GAUSSIAN", "512,GAUSSIAN",
    "192,RECTIFIED", "320,RECTIFIED", "512,RECTIFIED"
  })
  void threeByThree(int channels, Values values) {
    assertThat(error(3, channels, values)).isLessThan(OF_THREE);
  }

  @ParameterizedTest(name = "{0} channels, {1} values")
  @CsvSource({
    "48,GAUSSIAN", "96,GAUSSIAN", "128,GAUSSIAN",
    "48,RECTIFIED", "96,RECTIFIED", "128,RECTIFIED"
  })
  void fiveByFive(int channels, Values values) {
    assertThat(error(5, channels, values)).isLessThan(OF_FIVE);
  }

  private static double error(int kernel, int channels, Values values) {
    Random random = new Random(channels);
    Graph graph = convolution(kernel, channels, random);
    float[] image = gaussian(graph.input().shape().elements(), random);
    for (int i = 0; i < image.length && values == Values.RECTIFIED; i++) {
      image[i] = Math.max(0, image[i]);
    }
    Kernels winograd = new Kernels(Kernels.Winograd.AUTO, Map.of("conv", "winograd:4x4:256"));
    float[] expected = run(new ReferenceEngine(), Kernels.FASTEST, graph, image);
    return share(run(new Nd4jEngine(), winograd, graph, image), expected);
  }

  private static Graph convolution(int kernel, int channels, Random random) {
    Shape weight = Shape.of(MAPS, channels, kernel, kernel);
    Conv2d layer =
        new Conv2d(
            FloatTensor.of(weight, gaussian(weight.elements(), random)),
            FloatTensor.absent(Shape.of(MAPS)),
            Window2d.of(kernel).padding(kernel / 2),
            1,
            Activation.NONE);
    GraphBuilder builder = new GraphBuilder("convolution");
    return builder.build(
        builder.add("conv", layer, builder.input("input", Shape.chw(channels, SIDE, SIDE))));
  }

  private static float[] gaussian(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] run(Engine engine, Kernels kernels, Graph graph, float[] image) {
    try (ExecutionPlan plan = engine.prepare(graph, kernels);
        Session session = plan.newSession(1)) {
      session.input().put(0, image);
      session.run(1);
      return session.output(0, 0);
    }
  }

  private static double share(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs((double) expected[i]));
      error = Math.max(error, Math.abs((double) actual[i] - expected[i]));
    }
    return error / largest;
  }
}
