package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreprocessTest {
  private static final PixelStep SHORTER_SIDE =
      new Resize(new Resize.ShorterSide(256), Filter.BILINEAR, Antialias.ON);

  private static final Preprocess IMAGENET =
      new Preprocess(
          List.of(SHORTER_SIDE, CenterCrop.square(224)),
          Channels.RGB,
          0.003921569f,
          List.of(0.485f, 0.456f, 0.406f),
          List.of(0.229f, 0.224f, 0.225f),
          Layout.NCHW,
          Orientation.EXIF);

  @Test
  void knowsItsOutputWithoutAPicture() {
    assertThat(IMAGENET.outputSize()).isEqualTo(new ImageSize(224, 224));
    assertThat(IMAGENET.valuesPerPicture()).isEqualTo(3 * 224 * 224);
  }

  @Test
  void followsAKnownSizeThroughFurtherSteps() {
    Preprocess preprocess =
        Pictures.unscaled(
            List.of(
                Pictures.resize(200, 100, Filter.NEAREST),
                new CenterFraction(0.5),
                new Resize(new Resize.ShorterSide(25), Filter.NEAREST, Antialias.ON)),
            Channels.GRAY,
            Layout.NHWC);
    assertThat(preprocess.outputSize()).isEqualTo(new ImageSize(25, 50));
    assertThat(preprocess.valuesPerPicture()).isEqualTo(25 * 50);
  }

  @Test
  void refusesStepsThatLeaveTheSizeOpen() {
    assertThatThrownBy(() -> Pictures.unscaled(List.of(SHORTER_SIDE), Channels.RGB, Layout.NCHW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "preprocess: pixels [resize: {shorter-side: 256, filter: bilinear, antialias: true}]"
                + " leave the size of the network's input open; end with a resize to width and"
                + " height, or a crop with center");
  }

  @Test
  void refusesAsManyMeansAsThereAreNoChannels() {
    assertThatThrownBy(
            () ->
                new Preprocess(
                    IMAGENET.pixels(),
                    Channels.GRAY,
                    1,
                    List.of(0f, 0f, 0f),
                    List.of(1f),
                    Layout.NCHW,
                    Orientation.EXIF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("preprocess: mean has 3 numbers [0.0, 0.0, 0.0], but channels GRAY needs 1");
  }

  @Test
  void refusesToDivideByZero() {
    assertThatThrownBy(
            () ->
                new Preprocess(
                    IMAGENET.pixels(),
                    Channels.RGB,
                    1,
                    IMAGENET.mean(),
                    List.of(1f, 0f, 1f),
                    Layout.NCHW,
                    Orientation.EXIF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("preprocess: std divides, so none may be 0: [1.0, 0.0, 1.0]");
  }

  /** Run records hold fingerprints: a change of this one must be meant. */
  @Test
  void keepsItsFingerprint() {
    assertThat(IMAGENET.canonicalText())
        .isEqualTo(
            """
            pointwise preprocess 1
            pixels: [resize: {shorter-side: 256, filter: bilinear, antialias: true}, crop: {center: 224}]
            channels: RGB
            scale: 0.003921569
            mean: [0.485, 0.456, 0.406]
            std: [0.229, 0.224, 0.225]
            layout: NCHW
            orientation: EXIF""");
    assertThat(IMAGENET.fingerprint())
        .isEqualTo("a944f083d67d4b29faec9e9bfc9f5ca77f33039b601a8aac44120652fc2f9f0e");
  }

  @Test
  void everySettingChangesTheFingerprint() {
    Stream<UnaryOperator<Preprocess>> changes =
        Stream.of(
            p -> with(p, List.of(CenterCrop.square(224)), p.channels(), p.scale(), p.mean()),
            p -> with(p, p.pixels(), Channels.BGR, p.scale(), p.mean()),
            p -> with(p, p.pixels(), p.channels(), 1, p.mean()),
            p -> with(p, p.pixels(), p.channels(), p.scale(), List.of(0.485f, 0.456f, 0.407f)),
            p ->
                new Preprocess(
                    p.pixels(),
                    p.channels(),
                    p.scale(),
                    p.mean(),
                    p.mean(),
                    Layout.NHWC,
                    Orientation.IGNORE));
    assertThat(changes.map(change -> change.apply(IMAGENET).fingerprint()))
        .doesNotHaveDuplicates()
        .doesNotContain(IMAGENET.fingerprint());
  }

  private static Preprocess with(
      Preprocess p, List<PixelStep> pixels, Channels channels, float scale, List<Float> mean) {
    return new Preprocess(pixels, channels, scale, mean, p.std(), p.layout(), p.orientation());
  }
}
