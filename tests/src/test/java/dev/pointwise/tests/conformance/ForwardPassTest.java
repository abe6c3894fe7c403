package dev.pointwise.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.image.CenterCrop;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Extract;
import dev.pointwise.model.predict.Extracted;
import dev.pointwise.model.predict.LoadedModel;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.ModelCard;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.Pooling;
import dev.pointwise.model.predict.Predictor;
import dev.pointwise.model.predict.PredictorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Six trained networks on exact pixels, with their cards' channels, scale, mean and std. */
class ForwardPassTest {
  /** Two other runtimes agree with the expected outputs to 6e-6. */
  private static final Offset<Float> TOLERANCE = Offset.offset(1e-4f);

  private static final int BATCH = 8;

  @ParameterizedTest
  @EnumSource
  void givesTheExpectedOutputs(TrainedNetwork network) throws IOException {
    float[][] expected = network.expectedRows();
    ModelBundle bundle = withoutGeometry(network.bundle());
    ImageSize size = bundle.card().preprocess().outputSize();
    List<Row> rows = rows(network, size);
    assertThat(rows).isNotEmpty();
    try (LoadedModel model =
            LoadedModel.load(
                bundle,
                new Extract(List.of(bundle.card().output()), Pooling.NONE),
                new Nd4jEngine());
        Predictor predictor =
            model.newPredictor(new PredictorSettings(BATCH, Decoder.DEFAULT_MAX_PIXELS))) {
      for (int from = 0; from < rows.size(); from += BATCH) {
        List<Row> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
        List<Outcome> outcomes = predictor.predict(batch.stream().map(Row::picture).toList());
        for (int i = 0; i < batch.size(); i++) {
          assertThat(((Extracted) outcomes.get(i)).features().get(0))
              .as(batch.get(i).picture().id())
              .containsExactly(expected[batch.get(i).number()], TOLERANCE);
        }
      }
    }
  }

  /** A picture of exact pixels and its row among the expected outputs. */
  private record Row(int number, EncodedImage picture) {}

  private static List<Row> rows(TrainedNetwork network, ImageSize size) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (ExpectedPicture picture : ExpectedPicture.of(network)) {
      Path file = picture.exactPixels(size.width());
      if (file.toString().endsWith(".png")) {
        rows.add(
            new Row(picture.row(), new EncodedImage(picture.name(), Files.readAllBytes(file))));
      }
    }
    return rows;
  }

  /** The pixels are already cut and resized: the crop takes all of them. */
  private static ModelBundle withoutGeometry(ModelBundle bundle) {
    ModelCard card = bundle.card();
    Preprocess given = card.preprocess();
    Preprocess exact =
        new Preprocess(
            List.of(new CenterCrop(given.outputSize())),
            given.channels(),
            given.scale(),
            given.mean(),
            given.std(),
            given.layout(),
            given.orientation());
    return new ModelBundle(
        bundle.source(),
        new ModelCard(
            card.name(),
            card.model(),
            card.sha256(),
            exact,
            card.labels(),
            card.outputKind(),
            card.output(),
            card.kernels()),
        bundle.file(),
        bundle.labels());
  }
}
