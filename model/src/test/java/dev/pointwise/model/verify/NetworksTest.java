package dev.pointwise.model.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.SharedData;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import dev.pointwise.model.read.onnx.TinyModel;
import dev.pointwise.model.tensor.FloatTensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trained networks on exact pixels against the outputs of another runtime, value by value. */
class NetworksTest {
  private static final float[] IMAGENET_MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] IMAGENET_STD = {0.229f, 0.224f, 0.225f};
  private static final float[] CIFAR_MEAN = {0.4914f, 0.4822f, 0.4465f};
  private static final float[] CIFAR_STD = {0.2023f, 0.1994f, 0.201f};
  private static final float TOLERANCE = 1e-4f;

  /** From a sample 0..255 of a channel (in the order R, G, B) to the network's value. */
  private interface Scaling {
    float apply(int sample, int channel);
  }

  /**
   * A network and what it is fed.
   *
   * @param pixels the folder of pictures of its size; empty for those of CIFAR-10
   * @param pictures how many the reference engine is given
   */
  private record Network(String model, String pixels, Scaling scaling, int pictures) {
    boolean isCifar() {
      return pixels.isEmpty();
    }

    String images() {
      return isCifar() ? "images-cifar10" : "images-cc";
    }

    /** The channel of the network that holds red, green or blue. */
    int place(int channel) {
      return model.startsWith("squeezenet") ? 2 - channel : channel;
    }

    @Override
    public String toString() {
      return model;
    }
  }

  static Stream<Network> networks() {
    return Stream.of(
        new Network(
            "squeezenet1.0_deepcompression",
            "input_227",
            (sample, channel) -> sample - new int[] {123, 117, 104}[channel],
            1),
        new Network(
            "mobilenet_v1_0.25_128", "input_128", (sample, channel) -> (sample - 128) / 128f, 3),
        new Network("mlperf_vww96", "input_96", (sample, channel) -> sample / 255f, 3),
        new Network("resnet20_cifar10", "", normalised(IMAGENET_MEAN, IMAGENET_STD), 3),
        new Network("nin_cifar10", "", normalised(CIFAR_MEAN, CIFAR_STD), 2),
        resnet8());
  }

  private static Network resnet8() {
    return new Network("mlperf_resnet8_cifar10", "", (sample, channel) -> sample, 3);
  }

  private static Scaling normalised(float[] mean, float[] std) {
    return (sample, channel) -> (sample / 255f - mean[channel]) / std[channel];
  }

  @ParameterizedTest
  @MethodSource("networks")
  void givesTheExpectedOutputs(Network network) throws IOException {
    Path images = SharedData.path(network.images());
    Path model = SharedData.path("models").resolve(network.model()).resolve("model.onnx");
    Graph graph = new OnnxReader().read(ModelFile.of(model.toString(), Files.readAllBytes(model)));
    FloatTensor expected =
        NpyReader.read(images.resolve("expected").resolve(network.model() + ".npy"));
    int classes = expected.shape().dim(1);

    for (int row : rows(images, network)) {
      float[] actual = TinyModel.run(graph, pixels(picture(images, network, row), network));

      assertThat(actual).hasSize(classes);
      for (int i = 0; i < classes; i++) {
        assertThat(actual[i])
            .as("%s, picture %d, class %d", network.model(), row, i)
            .isCloseTo(expected.at(row * classes + i), within(TOLERANCE));
      }
    }
  }

  /** The batch norms of this file are not folded, and a Transpose stands before its Flatten. */
  @Test
  void givesTheSameWithBatchNormsUnfolded() throws IOException {
    Network network = resnet8();
    Path images = SharedData.path(network.images());
    Path folder = SharedData.path("models").resolve(network.model());
    float[] input = pixels(picture(images, network, rows(images, network).get(0)), network);

    assertThat(run(folder.resolve("model_with_batchnorm.onnx"), input))
        .containsExactly(run(folder.resolve("model.onnx"), input), within(TOLERANCE));
  }

  private static float[] run(Path model, float[] input) throws IOException {
    ModelFile file = ModelFile.of(model.toString(), Files.readAllBytes(model));
    return TinyModel.run(new OnnxReader().read(file), input);
  }

  /** The rows of the table of pictures whose pixels are exact. */
  private static List<Integer> rows(Path images, Network network) throws IOException {
    return table(images, network).stream()
        .filter(line -> !network.isCifar() || line.contains("png-train/"))
        .map(line -> Integer.parseInt(line.substring(0, line.indexOf(','))))
        .limit(network.pictures())
        .toList();
  }

  private static Path picture(Path images, Network network, int row) throws IOException {
    String name = table(images, network).get(row).split(",", -1)[1];
    return network.isCifar()
        ? images.resolve(name)
        : images.resolve(network.pixels()).resolve(name.replaceFirst("\\.\\w+$", ".png"));
  }

  private static List<String> table(Path images, Network network) throws IOException {
    String name = network.isCifar() ? "labels_and_predictions.csv" : "labels.csv";
    return Files.readAllLines(images.resolve(name)).stream().skip(1).toList();
  }

  private static float[] pixels(Path file, Network network) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    int cells = picture.getWidth() * picture.getHeight();
    float[] values = new float[3 * cells];
    for (int cell = 0; cell < cells; cell++) {
      int rgb = picture.getRGB(cell % picture.getWidth(), cell / picture.getWidth());
      for (int channel = 0; channel < 3; channel++) {
        int sample = (rgb >> (16 - 8 * channel)) & 0xff;
        values[network.place(channel) * cells + cell] = network.scaling().apply(sample, channel);
      }
    }
    return values;
  }
}
