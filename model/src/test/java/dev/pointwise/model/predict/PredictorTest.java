package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.image.Orientation;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.tensor.Shape;
import java.awt.Color;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictorTest {
  private static final PredictorSettings SETTINGS = new PredictorSettings(4, 1000);

  private static final EncodedImage RED =
      new EncodedImage("red.png", Colours.png(new Color(30, 10, 0), 6, 4));
  private static final EncodedImage BLUE =
      new EncodedImage("blue.png", Colours.png(Color.BLUE, 3, 3));
  private static final EncodedImage TEXT =
      new EncodedImage("text.png", "no picture".getBytes(StandardCharsets.UTF_8));
  private static final EncodedImage HUGE =
      new EncodedImage("huge.png", Colours.png(Color.RED, 50, 40));

  private static List<Outcome> predict(Task task, EncodedImage... batch) {
    return predict(Colours.bundle(), Colours.graph(), task, batch);
  }

  private static List<Outcome> predict(
      ModelBundle bundle, Graph graph, Task task, EncodedImage... batch) {
    try (LoadedModel model = LoadedModel.of(bundle, graph, task, new ReferenceEngine());
        Predictor predictor = model.newPredictor(SETTINGS)) {
      return predictor.predict(List.of(batch));
    }
  }

  @Test
  void ranksTheClassesOfAPicture() {
    Scored scored = (Scored) predict(new Classify(2), RED).get(0);
    double sum = Math.exp(0) + Math.exp(-20) + Math.exp(-30);

    assertThat(scored.imageId()).isEqualTo("red.png");
    assertThat(scored.width()).isEqualTo(6);
    assertThat(scored.height()).isEqualTo(4);
    assertThat(scored.predictions()).extracting(Prediction::label).containsExactly("red", "green");
    assertThat(scored.predictions().get(1).score())
        .isEqualTo((float) (Math.exp(-20) / sum), within(1e-12f));
  }

  @Test
  void takesScoresAsTheyAre() {
    ModelCard card = Colours.CARD;
    ModelBundle bundle =
        Colours.bundle(
            new ModelCard(
                card.name(),
                card.model(),
                card.sha256(),
                card.preprocess(),
                card.labels(),
                OutputKind.SCORES,
                "pool",
                Kernels.FASTEST),
            Colours.LABELS);
    Scored scored = (Scored) predict(bundle, Colours.graph(), new Classify(1), RED).get(0);

    assertThat(scored.predictions()).containsExactly(new Prediction(1, 0, "red", 30));
  }

  @Test
  void rejectedPicturesKeepTheirPlaceAndLeaveTheOthersAlone() {
    List<Outcome> outcomes = predict(new Classify(1), TEXT, BLUE, HUGE, RED);

    assertThat(outcomes)
        .extracting(Outcome::imageId)
        .containsExactly("text.png", "blue.png", "huge.png", "red.png");
    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).isEqualTo(RejectReason.NOT_AN_IMAGE));
    assertThat(outcomes.get(2))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(RejectReason.TOO_LARGE);
              assertThat(rejected.width()).isEqualTo(50);
              assertThat(rejected.height()).isEqualTo(40);
            });
    assertThat(label(outcomes.get(1))).isEqualTo("blue");
    assertThat(label(outcomes.get(3))).isEqualTo("red");
  }

  private static String label(Outcome outcome) {
    return ((Scored) outcome).predictions().get(0).label();
  }

  @Test
  void aBatchOfRejectedPicturesIsNotRun() {
    assertThat(predict(new Classify(1), TEXT, HUGE)).allMatch(o -> o instanceof Rejected);
    assertThat(predict(new Classify(1))).isEmpty();
  }

  @Test
  void extractsSeveralLayersInOnePassInTheOrderAsked() {
    Extracted extracted =
        (Extracted) predict(new Extract(List.of("flat", "image"), Pooling.NONE), TEXT, RED).get(1);

    assertThat(extracted.features().get(0)).containsExactly(30, 10, 0);
    assertThat(extracted.features().get(1))
        .containsExactly(30, 30, 30, 30, 10, 10, 10, 10, 0, 0, 0, 0);
  }

  @Test
  void poolsMapsWhenAsked() {
    Extracted extracted =
        (Extracted) predict(new Extract(List.of("image"), Pooling.AVERAGE), RED).get(0);

    assertThat(extracted.features()).hasSize(1);
    assertThat(extracted.features().get(0)).containsExactly(30, 10, 0);
  }

  @Test
  void feedsModelsThatWantChannelsLast() {
    ModelCard card = Colours.CARD.withPreprocess(Colours.preprocess(Layout.NHWC, Channels.BGR));
    ModelBundle bundle = Colours.bundle(card, List.of());
    List<Outcome> outcomes = predict(bundle, Colours.channelsLast(), new Classify(1), BLUE, RED);

    assertThat(label(outcomes.get(0))).isEqualTo("0");
    assertThat(label(outcomes.get(1))).isEqualTo("2");
  }

  @Test
  void aPictureDependsOnlyOnItself() {
    List<Outcome> together = predict(new Classify(3), RED, TEXT, BLUE);

    assertThat(together.get(0)).isEqualTo(predict(new Classify(3), RED).get(0));
    assertThat(together.get(2)).isEqualTo(predict(new Classify(3), BLUE).get(0));
  }

  @Test
  void addsUpTheTimesOfItsStages() {
    try (LoadedModel model =
            LoadedModel.of(
                Colours.bundle(), Colours.graph(), new Classify(1), new ReferenceEngine());
        Predictor predictor = model.newPredictor(SETTINGS)) {
      assertThat(predictor.times()).isEqualTo(StageTimes.ZERO);
      predictor.predict(List.of(RED));
      StageTimes once = predictor.times();
      predictor.predict(List.of(RED));

      assertThat(once.decodeNanos()).isPositive();
      assertThat(once.preprocessNanos()).isPositive();
      assertThat(once.forwardNanos()).isPositive();
      assertThat(predictor.times().decodeNanos()).isGreaterThan(once.decodeNanos());
    }
  }

  @Test
  void predictsWithWhatTravelledAsBytes() {
    ModelFile file =
        new ModelFile(
            "m.onnx",
            OnnxFiles.withWeightsIn("weights.bin"),
            Map.of("weights.bin", OnnxFiles.weights()));
    ModelBundle sent = ModelBundle.of(file, Colours.CARD.preprocess(), Colours.LABELS);
    ModelBundle received = ModelBundle.fromBytes(sent.toBytes());

    try (LoadedModel model = LoadedModel.load(received, new Classify(1), new ReferenceEngine());
        Predictor predictor = model.newPredictor(SETTINGS)) {
      List<Outcome> outcomes = predictor.predict(List.of(RED, BLUE));
      assertThat(label(outcomes.get(0))).isEqualTo("blue");
      assertThat(label(outcomes.get(1))).isEqualTo("red");
    }
  }

  @Test
  void refusesToPredictOnceTheModelIsClosed() {
    LoadedModel model =
        LoadedModel.of(Colours.bundle(), Colours.graph(), new Classify(1), new Nd4jEngine());
    try (Predictor predictor = model.newPredictor(SETTINGS)) {
      assertThat(predictor.predict(List.of(RED))).hasSize(1);
      model.close();
      assertThatThrownBy(() -> predictor.predict(List.of(RED)))
          .isInstanceOf(ClosedException.class)
          .hasMessageStartingWith("The plan of 'colours' (input 'image', 3x2x2) is closed");
    }
  }

  /** Fails on the first picture that is written; the others' first three values are its output. */
  private static final class StumblingSession implements Session {
    private final FloatBuffer input = FloatBuffer.allocate(2 * 12);
    private int asked;

    @Override
    public int batchSize() {
      return 2;
    }

    @Override
    public FloatBuffer input() {
      if (asked++ == 0) {
        throw new IllegalStateException("native code stumbled");
      }
      return input;
    }

    @Override
    public void run(int images) {
      assertThat(images).isEqualTo(1);
    }

    @Override
    public List<KernelTime> profile(int images) {
      run(images);
      return List.of();
    }

    @Override
    public float[] output(int output, int image) {
      return new float[] {input.get(0), input.get(4), input.get(8)};
    }

    @Override
    public void close() {}
  }

  @Test
  void aPictureOnWhichCodeStumblesLeavesTheOthersAlone() {
    Readout readout =
        new ScoreReadout("pool", Shape.of(3), new TopK(1, OutputKind.SCORES, Colours.LABELS));
    Decoder decoder = new Decoder(1000, Orientation.EXIF);
    Pass pass = new BatchPass(Colours.CARD.preprocess(), readout, new StumblingSession());
    try (Predictor predictor = new Predictor(decoder, pass)) {
      List<Outcome> outcomes = predictor.predict(List.of(RED, BLUE));

      assertThat(outcomes.get(0))
          .isEqualTo(
              new Rejected(
                  "red.png",
                  6,
                  4,
                  RejectReason.UNSUPPORTED,
                  "preprocessing failed: native code stumbled"));
      assertThat(label(outcomes.get(1))).isEqualTo("blue");
    }
  }

  @Test
  void refusesMorePicturesThanTheBatchHolds() {
    assertThatThrownBy(() -> predict(new Classify(1), RED, RED, RED, RED, RED))
        .hasMessage("A batch of 5 pictures is more than the batch size 4");
  }
}
