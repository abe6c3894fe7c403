package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.judge.EngineJudge;
import dev.pointwise.model.judge.RandomCase;
import dev.pointwise.model.judge.Tolerance;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LocalResponseKernelTest {
  private static final String KERNEL = "vector";

  @BeforeAll
  static void needsVectors() {
    assumeThat(VectorModule.runsBlocksOf(Layouts.block()))
        .as("the JVM's vectors are as wide as the blocks of feature maps")
        .isTrue();
  }

  static LongStream seeds() {
    return LongStream.range(0, 24);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithTheReference(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    int channels = 1 + random.nextInt(100);
    Shape map = Shape.chw(channels, 1 + random.nextInt(20), 1 + random.nextInt(20));
    float alpha = random.nextBoolean() ? 1e-4f : 2;
    LocalResponseNorm norm =
        new LocalResponseNorm(
            1 + 2 * random.nextInt(4), alpha, 0.75f, 0.5f + 2 * random.nextFloat());
    Graph graph = graph(map, norm, random.nextBoolean(), random);
    assertThat(kernels(graph)).contains(KERNEL);
    EngineJudge.of(new Nd4jEngine()).check(new RandomCase(seed, graph), Tolerance.ONE_LAYER);
  }

  @ParameterizedTest(name = "size {0}, alpha {1}, beta {2}, bias {3}")
  @CsvSource({"4,1,0.75,1", "5,1,0.5,1", "5,-0.1,0.75,1", "5,1,0.75,0", "63,1,0.75,1"})
  void leavesTheRestToOthers(int size, float alpha, float beta, float bias) {
    LocalResponseNorm norm = new LocalResponseNorm(size, alpha, beta, bias);
    Graph graph = graph(Shape.chw(40, 3, 3), norm, false, new Random(1));
    assertThat(kernels(graph)).doesNotContain(KERNEL);
  }

  private static Graph graph(
      Shape shape, LocalResponseNorm norm, boolean readAgain, Random random) {
    int channels = shape.channels();
    float[] weights = new float[channels * channels];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() / Math.sqrt(channels));
    }
    Conv2d pointwise =
        new Conv2d(
            FloatTensor.of(Shape.of(channels, channels, 1, 1), weights),
            FloatTensor.filled(Shape.of(channels), 0.5f),
            Window2d.of(1),
            1,
            Activation.NONE);
    GraphBuilder builder = new GraphBuilder("norm");
    Node maps = builder.add("maps", pointwise, builder.input("input", shape));
    Node normalised = builder.add("norm", norm, maps);
    return builder.build(readAgain ? List.of(normalised, maps) : List.of(normalised));
  }

  private static List<String> kernels(Graph graph) {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(graph);
        Session session = plan.newSession(1)) {
      return session.profile(1).stream()
          .filter(step -> step.node().equals("norm"))
          .map(KernelTime::kernel)
          .toList();
    }
  }
}
