package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.SharedData;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cards in {@code conf/models} with the published networks, from files to classes. */
class PublishedModelsTest {
  private static final PredictorSettings SETTINGS = new PredictorSettings(8, 10_000_000);
  static final int JPEGS = 200;
  // Another JPEG decoder moves samples by 1 to 3 levels, which may tip a picture on the edge.
  static final int JPEGS_ON_THE_EDGE = 4;

  private static ModelBundle bundle(String card, String network) {
    Path model = SharedData.path("models").resolve(network).resolve("model.onnx");
    return ModelBundle.load(
        SharedData.checkout().resolve("conf/models/" + card + ".yaml").toString(),
        uri -> Files.readAllBytes(uri.endsWith(".onnx") ? model : Path.of(uri)));
  }

  static List<List<Prediction>> predict(ModelBundle bundle, List<Path> pictures) {
    List<List<Prediction>> predictions = new ArrayList<>();
    try (LoadedModel model = LoadedModel.load(bundle, new Classify(10), new Nd4jEngine());
        Predictor predictor = model.newPredictor(SETTINGS)) {
      for (int from = 0; from < pictures.size(); from += SETTINGS.batchSize()) {
        int to = Math.min(pictures.size(), from + SETTINGS.batchSize());
        List<EncodedImage> batch =
            pictures.subList(from, to).stream().map(PublishedModelsTest::encoded).toList();
        predictor.predict(batch).forEach(o -> predictions.add(((Scored) o).predictions()));
      }
    }
    return predictions;
  }

  private static EncodedImage encoded(Path file) {
    try {
      return new EncodedImage(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table without quoted commas in the columns asked for. */
  static List<String[]> rows(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "squeezenet1_0, squeezenet1.0_deepcompression",
    "mobilenet_v1_025_128, mobilenet_v1_0.25_128"
  })
  void tellWhatIsOnPicturesAsTheReferenceDoes(String card, String network) throws IOException {
    Path folder = SharedData.path("images-cc");
    List<String[]> rows = rows(folder.resolve("expected/" + network + ".top5.csv"));
    List<Path> pictures = rows.stream().map(row -> folder.resolve("original/" + row[1])).toList();

    assertThat(predict(bundle(card, network), pictures))
        .extracting(predictions -> predictions.get(0).label())
        .containsExactlyElementsOf(rows.stream().map(row -> row[2]).toList());
  }

  @Test
  void seePersonsAsTheReferenceDoes() throws IOException {
    Path folder = SharedData.path("images-cc");
    List<String> names = rows(folder.resolve("labels.csv")).stream().map(row -> row[1]).toList();
    List<Path> pictures = names.stream().map(name -> folder.resolve("original/" + name)).toList();
    List<List<Prediction>> predictions = predict(bundle("vww96", "mlperf_vww96"), pictures);
    Map<String, Float> persons = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      float person =
          predictions.get(i).stream()
              .filter(prediction -> prediction.label().equals("person"))
              .findFirst()
              .orElseThrow()
              .score();
      persons.put(names.get(i), person);
    }

    assertThat(persons.remove("grace_hopper.bmp")).isEqualTo(.888f, within(.01f));
    assertThat(persons.remove("camera.png")).isEqualTo(.881f, within(.01f));
    assertThat(persons.remove("bird.bmp")).isEqualTo(.607f, within(.01f));
    assertThat(persons.values()).hasSize(9).allMatch(score -> score < .105f);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "resnet20_cifar10, resnet20_cifar10, 4",
    "nin_cifar10, nin_cifar10, 5",
    "resnet8_cifar10, mlperf_resnet8_cifar10, 6"
  })
  void tellSmallPicturesApartAsTheReferenceDoes(String card, String network, int column)
      throws IOException {
    Path folder = SharedData.path("images-cifar10");
    List<String[]> rows = rows(folder.resolve("labels_and_predictions.csv"));
    List<List<Prediction>> predictions =
        predict(bundle(card, network), rows.stream().map(row -> folder.resolve(row[1])).toList());
    List<Integer> others = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (predictions.get(row).get(0).index() != Integer.parseInt(rows.get(row)[column])) {
        others.add(row);
      }
    }

    assertThat(others).hasSizeLessThanOrEqualTo(JPEGS_ON_THE_EDGE).allMatch(row -> row < JPEGS);
  }
}
