package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.SharedData;
import dev.pointwise.model.read.safetensors.SafetensorsFile;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.ModelProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published networks in formats other than ONNX, as they travel to executors. */
class PublishedWeightsTest {
  private static final float TOLERANCE = 1e-5f;

  @TempDir Path folder;

  /**
   * A card of conf/models for the same network in another file.
   *
   * @param network the keys that name the file
   * @param output what the layer of the scores is called there
   */
  private ModelBundle bundle(String card, String network, String output) throws IOException {
    Path conf = SharedData.checkout().resolve("conf");
    String text =
        Files.readString(conf.resolve("models/" + card + ".yaml"))
            .replaceFirst("(?m)^model: .*$", network)
            .replaceFirst("(?m)^sha256: .*$", "")
            .replaceFirst("(?m)^(logits|scores): .*$", "$1: " + output)
            .replace("../labels", conf.resolve("labels").toString());
    Path written = Files.writeString(folder.resolve("card.yaml"), text);
    ModelBundle bundle =
        ModelBundle.load(written.toString(), uri -> Files.readAllBytes(Path.of(uri)));
    return ModelBundle.fromBytes(bundle.toBytes());
  }

  private static List<Path> pictures() throws IOException {
    Path images = SharedData.path("images-cifar10");
    return PublishedModelsTest.rows(images.resolve("labels_and_predictions.csv")).stream()
        .map(row -> images.resolve(row[1]))
        .toList();
  }

  @Test
  void weightsUnderPyTorchsNamesTellPicturesApartAsTheReferenceDoes() throws IOException {
    Path model = SharedData.path("models").resolve("resnet20_cifar10/model.onnx");
    Files.write(folder.resolve("resnet20.safetensors"), state(model));
    ModelBundle bundle =
        bundle(
            "resnet20_cifar10",
            "architecture: resnet20-cifar10\nweights: resnet20.safetensors",
            "linear");
    List<List<Prediction>> predictions = PublishedModelsTest.predict(bundle, pictures());
    List<String[]> rows =
        PublishedModelsTest.rows(
            SharedData.path("images-cifar10").resolve("labels_and_predictions.csv"));
    List<Integer> others = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (predictions.get(row).get(0).index() != Integer.parseInt(rows.get(row)[4])) {
        others.add(row);
      }
    }

    assertThat(others)
        .hasSizeLessThanOrEqualTo(PublishedModelsTest.JPEGS_ON_THE_EDGE)
        .allMatch(row -> row < PublishedModelsTest.JPEGS);
  }

  /** The weights of an ONNX file that kept PyTorch's names. */
  private static byte[] state(Path onnx) throws IOException {
    SafetensorsFile file = new SafetensorsFile();
    for (TensorProto tensor :
        ModelProto.parseFrom(Files.readAllBytes(onnx)).getGraph().getInitializerList()) {
      if (tensor.getName().matches(".*\\.(weight|bias|running_mean|running_var)")) {
        Shape shape = new Shape(tensor.getDimsList().stream().map(Math::toIntExact).toList());
        float[] values = new float[shape.elements()];
        tensor
            .getRawData()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .get(values);
        file.floats(tensor.getName(), shape, FloatTensor.of(shape, values).values());
      }
    }
    return file.counter("bn1.num_batches_tracked").toBytes();
  }

  @Test
  void aKerasFileScoresPicturesAsItsOnnxDoes() throws IOException {
    Path both = SharedData.path("models").resolve("mlperf_resnet8_cifar10");
    String keras = "model: " + both.resolve("original/pretrainedResnet.h5");
    String onnx = "model: " + both.resolve("model.onnx");
    List<List<Prediction>> actual =
        PublishedModelsTest.predict(bundle("resnet8_cifar10", keras, "dense"), pictures());
    List<List<Prediction>> expected =
        PublishedModelsTest.predict(bundle("resnet8_cifar10", onnx, "t37"), pictures());

    assertThat(actual).hasSameSizeAs(expected).hasSizeGreaterThan(PublishedModelsTest.JPEGS);
    for (int picture = 0; picture < expected.size(); picture++) {
      for (int rank = 0; rank < expected.get(picture).size(); rank++) {
        Prediction other = expected.get(picture).get(rank);
        assertThat(actual.get(picture))
            .filteredOn(prediction -> prediction.index() == other.index())
            .singleElement()
            .satisfies(
                prediction ->
                    assertThat(prediction.score()).isEqualTo(other.score(), within(TOLERANCE)));
        assertThat(actual.get(picture).get(0).index())
            .isEqualTo(expected.get(picture).get(0).index());
      }
    }
  }
}
