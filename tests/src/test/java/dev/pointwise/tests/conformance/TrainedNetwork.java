package dev.pointwise.tests.conformance;

import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.verify.NpyReader;
import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The published networks of the shared data, each with its card in {@code conf/models}. */
public enum TrainedNetwork {
  SQUEEZENET("squeezenet1_0", "squeezenet1.0_deepcompression", "images-cc"),
  MOBILENET("mobilenet_v1_025_128", "mobilenet_v1_0.25_128", "images-cc"),
  VWW("vww96", "mlperf_vww96", "images-cc"),
  RESNET20("resnet20_cifar10", "resnet20_cifar10", "images-cifar10"),
  NIN("nin_cifar10", "nin_cifar10", "images-cifar10"),
  RESNET8("resnet8_cifar10", "mlperf_resnet8_cifar10", "images-cifar10");

  private final String card;
  private final String folder;
  private final String pictures;

  TrainedNetwork(String card, String folder, String pictures) {
    this.card = card;
    this.folder = folder;
    this.pictures = pictures;
  }

  public Path card() {
    return Checkout.top().resolve("conf/models").resolve(card + ".yaml");
  }

  public Path model() {
    return Checkout.shared("models").resolve(folder).resolve("model.onnx");
  }

  /** The folder of pictures it was run on. */
  public Path pictures() {
    return Checkout.shared(pictures);
  }

  /** All outputs, one row a picture. */
  float[][] expectedRows() throws IOException {
    FloatTensor all = NpyReader.read(pictures().resolve("expected").resolve(folder + ".npy"));
    int classes = all.elements() / all.shape().dim(0);
    float[][] rows = new float[all.shape().dim(0)][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(all.values(), row * classes, (row + 1) * classes);
    }
    return rows;
  }

  /** Card and model as a user would place them, with the model found in the shared data. */
  ModelBundle bundle() {
    return ModelBundle.load(card().toString(), this::read);
  }

  private byte[] read(String uri) throws IOException {
    return Files.readAllBytes(uri.endsWith(".onnx") ? model() : Path.of(uri));
  }
}
