package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.predict.CardOverrides;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Extract;
import dev.pointwise.model.predict.Extracted;
import dev.pointwise.model.predict.LoadedModel;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.Pooling;
import dev.pointwise.model.predict.Predictor;
import dev.pointwise.model.predict.PredictorSettings;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code features} of two layers of the deepest networks, against the same without Spark. */
class DeepFeaturesIT {
  private static final String PREPROCESS = "imagenet";
  private static final int BATCH = 4;

  /** ResNet-152's weights are read, sent and laid out: 240 MB each time. */
  private static final String HEAP = "2g";

  /** Of a column's largest value: the job's batches are of other sizes. */
  private static final float TOLERANCE = 1e-5f;

  @TempDir private Path folder;

  @Test
  void ofGoogLeNet() throws IOException {
    assertSameAsWithoutSpark(
        "googlenet",
        List.of("inception_4a/output", "pool5/7x7_s1"),
        List.of(Shape.chw(512, 14, 14), Shape.chw(1024, 1, 1)));
  }

  @Test
  @EnabledIfSystemProperty(named = "pointwise.long", matches = "true")
  void ofResNetWithItsHundredAndFiftyTwoLayers() throws IOException {
    assertSameAsWithoutSpark(
        "resnet152",
        List.of("layer3.35.conv1", "avgpool"),
        List.of(Shape.chw(256, 14, 14), Shape.chw(2048, 1, 1)));
  }

  private void assertSameAsWithoutSpark(String name, List<String> layers, List<Shape> shapes)
      throws IOException {
    String model = "zoo:%s?init=random&seed=1".formatted(name);
    List<Path> pictures = pictures();
    Rows rows = rows(model, layers);
    List<Extracted> expected = withoutSpark(model, layers, pictures);
    assertThat(rows.size()).isEqualTo(pictures.size());
    for (int picture = 0; picture < pictures.size(); picture++) {
      JsonNode row = rows.of(pictures.get(picture));
      assertThat(row.get("status").asText()).as(row.path("error_message").asText()).isEqualTo("OK");
      for (int layer = 0; layer < layers.size(); layer++) {
        float[] values = values(row.get(layers.get(layer)));
        assertThat(row.get(layers.get(layer) + "_shape"))
            .hasToString(shapes.get(layer).dims().toString().replace(" ", ""));
        assertThat(values).hasSize(shapes.get(layer).elements());
        assertClose(values, expected.get(picture).features().get(layer));
      }
    }
  }

  private static List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.shared("images-cc").resolve("original"))) {
      return files.sorted().toList();
    }
  }

  private Rows rows(String model, List<String> layers) throws IOException {
    Path rows = folder.resolve("rows");
    SparkSubmit.locally()
        .with("--driver-memory", HEAP)
        .run(
            "features",
            "--model=" + model,
            "--preprocess=" + PREPROCESS,
            "--layer=" + layers.get(0),
            "--layer=" + layers.get(1),
            "--input=" + Checkout.shared("images-cc").resolve("original"),
            "--output=" + rows,
            "--batch-size=" + BATCH,
            "--format=json",
            "--quiet")
        .succeeded();
    return Rows.read(rows);
  }

  private static List<Extracted> withoutSpark(
      String model, List<String> layers, List<Path> pictures) throws IOException {
    CardOverrides overrides = new CardOverrides(Optional.of(PREPROCESS), Optional.empty());
    ModelBundle bundle =
        ModelBundle.load(model, overrides, uri -> Files.readAllBytes(Path.of(uri)));
    List<Extracted> extracted = new ArrayList<>();
    try (LoadedModel loaded =
            LoadedModel.load(bundle, new Extract(layers, Pooling.NONE), new Nd4jEngine());
        Predictor predictor =
            loaded.newPredictor(new PredictorSettings(BATCH, Decoder.DEFAULT_MAX_PIXELS))) {
      for (Path picture : pictures) {
        EncodedImage image = new EncodedImage(picture.toString(), Files.readAllBytes(picture));
        extracted.add((Extracted) predictor.predict(List.of(image)).get(0));
      }
    }
    return extracted;
  }

  private static float[] values(JsonNode column) {
    float[] values = new float[column.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) column.get(i).asDouble();
    }
    return values;
  }

  private static void assertClose(float[] actual, float[] expected) {
    float largest = 0;
    float error = 0;
    boolean constant = true;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      error = Math.max(error, Math.abs(actual[i] - expected[i]));
      constant &= actual[i] == actual[0];
    }
    assertThat(constant).as("all values are the same").isFalse();
    assertThat(error / largest).isLessThan(TOLERANCE);
  }
}
