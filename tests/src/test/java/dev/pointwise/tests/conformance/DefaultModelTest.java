package dev.pointwise.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.sample.SampleSet;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.predict.Classify;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.LoadedModel;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.Predictor;
import dev.pointwise.model.predict.PredictorSettings;
import dev.pointwise.model.predict.Scored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled network on pictures that it was not trained on, from encoded bytes to labels. */
class DefaultModelTest {
  private static final int PICTURES = 400;

  /** Neither the seed of the training pictures nor of those that chose the best epoch. */
  private static final long UNSEEN = 20261121;

  private static final double LEAST_ACCURACY = 0.97;
  private static final int BATCH = 8;

  @TempDir private Path folder;

  @Test
  void namesUnseenPicturesRight() throws IOException {
    new SampleSet(PICTURES, UNSEEN).writeTo(folder);
    List<EncodedImage> pictures = read();
    long right = predict(pictures).stream().filter(DefaultModelTest::isRight).count();
    assertThat(pictures).hasSize(PICTURES);
    assertThat(right / (double) PICTURES).isGreaterThanOrEqualTo(LEAST_ACCURACY);
  }

  private List<EncodedImage> read() throws IOException {
    List<EncodedImage> pictures = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> !path.endsWith("labels.csv")).sorted().toList()) {
        pictures.add(new EncodedImage(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    }
    return pictures;
  }

  private static List<Outcome> predict(List<EncodedImage> pictures) {
    List<Outcome> outcomes = new ArrayList<>();
    PredictorSettings settings = new PredictorSettings(BATCH, Decoder.DEFAULT_MAX_PIXELS);
    try (LoadedModel model =
            LoadedModel.load(ModelBundle.embedded(), new Classify(1), new Nd4jEngine());
        Predictor predictor = model.newPredictor(settings)) {
      for (int from = 0; from < pictures.size(); from += BATCH) {
        outcomes.addAll(
            predictor.predict(pictures.subList(from, Math.min(from + BATCH, pictures.size()))));
      }
    }
    return outcomes;
  }

  private static boolean isRight(Outcome outcome) {
    return outcome instanceof Scored scored
        && scored.imageId().contains("-" + scored.predictions().get(0).label() + ".");
  }
}
