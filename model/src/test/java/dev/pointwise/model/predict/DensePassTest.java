package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.tensor.Shape;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** {@link Colours} over whole pictures: its input is 2x2, its step one pixel. */
class DensePassTest {
  private static final Classify DENSE = new Classify(3, Coverage.WHOLE_PICTURE);

  private static List<Outcome> predict(Task task, Graph graph, EncodedImage... batch) {
    try (LoadedModel model = LoadedModel.of(Colours.bundle(), graph, task, new ReferenceEngine());
        Predictor predictor = model.newPredictor(new PredictorSettings(8, 1000))) {
      return predictor.predict(List.of(batch));
    }
  }

  private static Scored scored(EncodedImage image) {
    return (Scored) predict(DENSE, Colours.graph(), image).get(0);
  }

  private static EncodedImage plain(Color colour, int width, int height) {
    return new EncodedImage(width + "x" + height, Colours.png(colour, width, height));
  }

  /** The left column red, all else blue. */
  private static EncodedImage flag(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, i % width == 0 ? 0xff0000 : 0x0000ff);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EncodedImage("flag", bytes.toByteArray());
  }

  private static void isAt(ScoreMap map, int score, float left, float right) {
    int columns = map.shape().width();
    assertThat(map.values()[score * map.shape().height() * columns]).isEqualTo(left);
    assertThat(map.values()[score * map.shape().height() * columns + columns - 1]).isEqualTo(right);
  }

  @Test
  void onTheInputsOwnSizeItGivesThePlainResult() {
    EncodedImage image = flag(2, 2);
    Scored plain = (Scored) predict(new Classify(3), Colours.graph(), image).get(0);

    assertThat(scored(image).predictions()).isEqualTo(plain.predictions());
    assertThat(plain.scoreMap()).isEmpty();
  }

  @Test
  void aLargerPictureHasAScoreMapAndTheAverageOfIt() {
    Scored scored = scored(flag(5, 3));
    ScoreMap map = scored.scoreMap().orElseThrow();

    assertThat(map.shape()).isEqualTo(Shape.chw(3, 3, 5));
    isAt(map, 0, 255, 0);
    isAt(map, 2, 0, 255);
    assertThat(scored.predictions().get(0).label()).isEqualTo("blue");
    assertThat(scored.predictions().get(0).score())
        .isEqualTo((float) (1 / (1 + Math.exp(255 * (0.2 - 0.8)) + Math.exp(255 * -0.8))));
  }

  @Test
  void aSmallerPictureIsEnlarged() {
    assertThat(scored(plain(Color.RED, 1, 3)).scoreMap().orElseThrow().shape())
        .isEqualTo(Shape.chw(3, 6, 2));
  }

  @Test
  void picturesOfManySizesKeepTheirPlaces() {
    EncodedImage text = new EncodedImage("text", "none".getBytes(StandardCharsets.UTF_8));
    List<Outcome> outcomes =
        predict(
            DENSE,
            Colours.graph(),
            plain(Color.RED, 7, 3),
            text,
            plain(Color.BLUE, 3, 7),
            plain(Color.GREEN, 7, 3),
            plain(Color.RED, 4, 4),
            plain(Color.GREEN, 5, 5));

    assertThat(outcomes)
        .extracting(
            outcome ->
                outcome instanceof Scored scored
                    ? scored.predictions().get(0).label() + " " + scored.scoreMap().get().shape()
                    : "rejected")
        .containsExactly(
            "red 3x3x7", "rejected", "blue 3x7x3", "green 3x3x7", "red 3x4x4", "green 3x5x5");
  }

  @Test
  void feedsModelsThatWantChannelsLast() {
    ModelCard card = Colours.CARD.withPreprocess(Colours.preprocess(Layout.NHWC, Channels.RGB));
    try (LoadedModel model =
            LoadedModel.of(
                Colours.bundle(card, List.of()),
                Colours.channelsLast(),
                DENSE,
                new ReferenceEngine());
        Predictor predictor = model.newPredictor(new PredictorSettings(1, 1000))) {
      Scored scored = (Scored) predictor.predict(List.of(plain(Color.BLUE, 4, 3))).get(0);
      assertThat(scored.predictions().get(0).index()).isEqualTo(2);
      assertThat(scored.scoreMap().orElseThrow().shape()).isEqualTo(Shape.chw(3, 3, 4));
    }
  }

  @Test
  void coversTheInputAndWholeStepsOfThePicture() {
    DenseGeometry geometry = new DenseGeometry(Colours.CARD.preprocess(), 4);

    assertThat(geometry.preprocess(new ImageSize(11, 2)).outputSize())
        .isEqualTo(new ImageSize(10, 2));
    assertThat(geometry.preprocess(new ImageSize(5, 6)).outputSize())
        .isEqualTo(new ImageSize(2, 6));
  }

  @Test
  void knowsWhatAPictureTakes() {
    DenseModel model = DenseModel.of(Colours.bundle(), Colours.graph(), DENSE);

    assertThat(model.bytesAt(20 * 20)).isEqualTo(100 * model.bytes());
    assertThat(model.bytes()).isPositive();
  }

  @Test
  void refusesANetworkThatKnowsItsInputsSize() {
    ModelBundle bundle =
        Colours.bundle(
            new ModelCard(
                "colours",
                "colours.onnx",
                Optional.empty(),
                Colours.CARD.preprocess(),
                Optional.empty(),
                OutputKind.LOGITS,
                "sum",
                Kernels.FASTEST),
            List.of());
    GraphBuilder builder = new GraphBuilder("colours");
    var input = builder.input("image", Shape.chw(3, 2, 2));
    var flat = builder.add("flat", new Reshape(Shape.of(3, 4)), input);
    var sum = builder.add("sum", new Reduce(Reduce.Kind.SUM, Set.of(1), Reduce.Kept.DROPPED), flat);

    assertThatThrownBy(
            () -> LoadedModel.of(bundle, builder.build(sum), DENSE, new ReferenceEngine()))
        .hasMessage(
            "Model 'colours' cannot run over larger pictures: layer 'sum' makes 3, no feature map;"
                + " predict without --dense");
  }
}
