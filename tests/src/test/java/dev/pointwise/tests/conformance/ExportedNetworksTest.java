package dev.pointwise.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.write.onnx.OnnxWriter;
import dev.pointwise.model.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code export} writes, run by ONNX Runtime, against our engine on what was exported. */
class ExportedNetworksTest {
  /** Of the largest value; float32 sums in other orders differ by 1e-6. */
  private static final double TOLERANCE = 1e-5;

  private static final long SEED = 1;
  private static final int LEVELS = 256;

  static Set<String> architectures() {
    return Zoo.names();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void architecturesOfTheZoo(String name) throws OrtException {
    Graph network = network("zoo:%s?init=random&seed=%d".formatted(name, SEED));
    Random random = new Random(SEED);
    assertAgree(network, image(network, i -> (float) random.nextGaussian()));
  }

  @ParameterizedTest
  @EnumSource
  void trainedNetworks(TrainedNetwork trained) throws OrtException {
    Graph network = network(trained.model().toString());
    assertAgree(network, image(network, noise(trained.bundle().card().preprocess(), network)));
  }

  private static Graph network(String reference) {
    return ModelBundle.network(reference, uri -> Files.readAllBytes(Path.of(uri)));
  }

  private interface Values {
    float at(int index);
  }

  private static float[] image(Graph network, Values values) {
    float[] image = new float[network.input().shape().elements()];
    for (int i = 0; i < image.length; i++) {
      image[i] = values.at(i);
    }
    return image;
  }

  /** Pixels of any colour, as the network is fed them. */
  private static Values noise(Preprocess preprocess, Graph network) {
    Random random = new Random(SEED);
    int cells = network.input().shape().elements() / network.input().shape().channels();
    return i ->
        (random.nextInt(LEVELS) * preprocess.scale() - preprocess.mean().get(i / cells))
            / preprocess.std().get(i / cells);
  }

  private static void assertAgree(Graph given, float[] image) throws OrtException {
    Graph network = withLogits(given);
    List<float[]> ours = run(network, image);
    List<float[]> theirs =
        OnnxRuntime.run(
            new OnnxWriter().write(network),
            image,
            network.input().shape().dims().stream().mapToLong(Integer::longValue));

    assertThat(theirs).hasSameSizeAs(ours);
    for (int output = 0; output < theirs.size(); output++) {
      double error = relativeError(ours.get(output), theirs.get(output));
      assertThat(error).as(network.outputs().get(output).name()).isLessThan(TOLERANCE);
    }
  }

  /** A softmax hides errors: what goes into it is an output as well. */
  private static Graph withLogits(Graph network) {
    Node output = network.outputs().get(0);
    return output.layer() instanceof Softmax
        ? network.cutAt(List.of(output.name(), output.inputs().get(0).name()))
        : network;
  }

  private static List<float[]> run(Graph network, float[] image) {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(network);
        Session session = plan.newSession(1)) {
      session.input().put(0, image);
      session.run(1);
      return IntStream.range(0, network.outputs().size())
          .mapToObj(output -> session.output(output, 0))
          .toList();
    }
  }

  private static double relativeError(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs((double) expected[i]));
      error = Math.max(error, Math.abs((double) actual[i] - expected[i]));
    }
    return error / largest; // NaN where an output is NaN or all zeros, which is less than nothing
  }
}
