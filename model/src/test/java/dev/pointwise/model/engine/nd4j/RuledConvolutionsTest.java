package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kernel convolutions of known networks go by. */
class RuledConvolutionsTest {
  private static final String WINOGRAD = "winograd:4x4:256";

  @BeforeAll
  static void needsVectors() {
    assumeThat(VectorModule.runsBlocksOf(Layouts.block()))
        .as("the JVM's vectors are as wide as the blocks of maps")
        .isTrue();
  }

  @ParameterizedTest(name = "{4} x {0}x{0}, {1} of {3}x{3} to {2}")
  @CsvSource({
    "3,64,64,56,8", // ResNet-50
    "3,512,512,7,8",
    "3,512,512,7,1",
    "5,16,32,28,8", // GoogLeNet
    "5,96,192,16,8", // Network In Network
    "3,64,64,8,8" // a ResNet of small pictures
  })
  void goByWinogradsTransforms(int kernel, int in, int out, int side, int batch) {
    assertThat(kernels(graph(kernel, in, out, side), batch, batch)).contains(WINOGRAD);
  }

  @ParameterizedTest(name = "{4} x {0}x{0}, {1} of {3}x{3} to {2}")
  @CsvSource({
    "3,64,64,8,1", // little to do
    "5,32,128,7,1",
    "1,256,64,56,8", // pointwise
    "7,64,64,28,8" // no form of that kernel
  })
  void goDirectly(int kernel, int in, int out, int side, int batch) {
    assertThat(kernels(graph(kernel, in, out, side), batch, batch)).doesNotContain(WINOGRAD);
  }

  @Test
  void fewChannelsGoDirectlyWhereTheKernelIsSmall() {
    assertThat(kernels(graph(3, Layouts.block(), 64, 55), 8, 8)).doesNotContain(WINOGRAD);
    assertThat(kernels(graph(3, 2 * Layouts.block(), 64, 55), 8, 8)).contains(WINOGRAD);
  }

  @Test
  void smallerBatchesGoByTheFullOne() {
    assertThat(kernels(graph(3, 64, 64, 8), 8, 1)).contains(WINOGRAD);
  }

  @Test
  void noneGoByTransformsThatAreTurnedOff() {
    Kernels off = new Kernels(Kernels.Winograd.OFF, Map.of());
    assertThat(kernels(graph(3, 64, 64, 56), off, 8, 8)).doesNotContain(WINOGRAD);
  }

  private static Graph graph(int kernel, int in, int out, int side) {
    Conv2d layer =
        new Conv2d(
            FloatTensor.filled(Shape.of(out, in, kernel, kernel), 0.01f),
            FloatTensor.absent(Shape.of(out)),
            Window2d.of(kernel).padding(kernel / 2),
            1,
            Activation.RELU);
    GraphBuilder builder = new GraphBuilder("convolution");
    return builder.build(
        builder.add("conv", layer, builder.input("input", Shape.chw(in, side, side))));
  }

  private static List<String> kernels(Graph graph, int batchSize, int images) {
    return kernels(graph, Kernels.FASTEST, batchSize, images);
  }

  private static List<String> kernels(Graph graph, Kernels kernels, int batchSize, int images) {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(graph, kernels);
        Session session = plan.newSession(batchSize)) {
      return session.profile(images).stream().map(KernelTime::kernel).toList();
    }
  }
}
