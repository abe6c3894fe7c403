package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreprocessorTest {
  /** 2 wide, 2 high: (1 2 3) (4 5 6) / (7 8 9) (10 11 12). */
  private static final Pixels FOUR =
      new Pixels(2, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});

  private static final List<PixelStep> KEEP = List.of(CenterCrop.square(2));

  @Test
  void writesPlanesInNchw() {
    float[] values = Pictures.fill(Pictures.unscaled(KEEP, Channels.RGB, Layout.NCHW), FOUR);
    assertThat(values).containsExactly(1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12);
  }

  @Test
  void writesPixelsInNhwc() {
    float[] values = Pictures.fill(Pictures.unscaled(KEEP, Channels.RGB, Layout.NHWC), FOUR);
    assertThat(values).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void swapsRedAndBlueForBgr() {
    float[] values = Pictures.fill(Pictures.unscaled(KEEP, Channels.BGR, Layout.NHWC), FOUR);
    assertThat(values).containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10);
  }

  @Test
  void scalesBeforeItSubtractsTheMeanInTheOrderOfTheChannels() {
    Preprocess preprocess =
        new Preprocess(
            List.of(CenterCrop.square(1)),
            Channels.BGR,
            0.5f,
            List.of(1f, 2f, 3f),
            List.of(2f, 4f, 0.5f),
            Layout.NCHW,
            Orientation.EXIF);
    Pixels pixel = new Pixels(1, 1, new byte[] {10, (byte) 200, 30});
    // blue (15 - 1) / 2, green (100 - 2) / 4, red (5 - 3) / 0.5
    assertThat(Pictures.fill(preprocess, pixel)).containsExactly(7f, 24.5f, 4f);
  }

  @Test
  void writesSlicesOneBehindTheOther() {
    Preprocessor preprocessor =
        new Preprocessor(Pictures.unscaled(KEEP, Channels.RGB, Layout.NCHW));
    FloatBuffer batch =
        ByteBuffer.allocateDirect(2 * 12 * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    preprocessor.fill(Pictures.noise(2, 2, 1), batch);
    assertThat(batch.position()).isEqualTo(12);
    preprocessor.fill(FOUR, batch);
    assertThat(batch.get(12)).isEqualTo(1);
    assertThat(batch.get(23)).isEqualTo(12);
  }

  @Test
  void refusesABufferThatIsTooSmall() {
    Preprocessor preprocessor =
        new Preprocessor(Pictures.unscaled(KEEP, Channels.RGB, Layout.NCHW));
    assertThatThrownBy(() -> preprocessor.fill(FOUR, FloatBuffer.allocate(11)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("One picture has 12 values, but the buffer has room for 11");
  }

  @ParameterizedTest
  @EnumSource(Filter.class)
  void computesOnlyWhatACropLeavesWithoutChangingIt(Filter filter) {
    for (int[] size : new int[][] {{50, 31}, {31, 50}, {300, 7}, {2, 2}, {9, 400}}) {
      Pixels picture = Pictures.noise(size[0], size[1], 7);
      Resize shorterSide = new Resize(new Resize.ShorterSide(20), filter, Antialias.ON);
      ImageSize whole = shorterSide.outputSize(picture.size());
      Pixels atOnce = Pictures.reshape(picture, shorterSide, CenterCrop.square(13));
      Pixels inTwo =
          Pictures.reshape(
              Pictures.reshape(picture, Pictures.resize(whole.width(), whole.height(), filter)),
              CenterCrop.square(13));
      assertThat(atOnce.rgb()).as("%s", whole).isEqualTo(inTwo.rgb());
    }
  }

  /** At odd factors a cubic's weights vanish in mid-group: the next row may need an earlier one. */
  @ParameterizedTest
  @EnumSource(Filter.class)
  void findsEveryRowWhereverTheCropBegins(Filter filter) {
    Pixels picture = Pictures.noise(7, 7, 5);
    Pixels whole = Pictures.reshape(picture, Pictures.resize(21, 21, filter));
    for (int side = 1; side <= 21; side++) {
      Pixels atOnce =
          Pictures.reshape(picture, Pictures.resize(21, 21, filter), CenterCrop.square(side));
      assertThat(atOnce.rgb())
          .as("%d", side)
          .isEqualTo(Pictures.reshape(whole, CenterCrop.square(side)).rgb());
    }
  }

  @Test
  void givesTheSameForAPictureWhateverCameBefore() {
    Preprocess preprocess =
        Pictures.unscaled(
            List.of(Pictures.resize(11, 9, Filter.LANCZOS)), Channels.RGB, Layout.NCHW);
    Preprocessor used = new Preprocessor(preprocess);
    used.fill(Pictures.noise(200, 300, 3), FloatBuffer.allocate(297));
    FloatBuffer again = FloatBuffer.allocate(297);
    used.fill(Pictures.noise(40, 20, 4), again);
    assertThat(again.array()).isEqualTo(Pictures.fill(preprocess, Pictures.noise(40, 20, 4)));
  }

  @Test
  void withoutAntialiasInterpolatesBetweenHalfPixelCentres() {
    // 8 to 2: centres at 1.5 and 5.5, each between two pixels, the others are skipped.
    byte[] rgb = new byte[24];
    for (int x = 0; x < 8; x++) {
      rgb[3 * x] = (byte) (x * x);
    }
    Resize step =
        new Resize(new Resize.Exactly(new ImageSize(1, 2)), Filter.BILINEAR, Antialias.OFF);
    Pixels resized = Pictures.reshape(new Pixels(8, 1, rgb), step);
    // (1 + 4) / 2 and (25 + 36) / 2, halves up
    assertThat(resized.rgb()).containsExactly(3, 0, 0, 31, 0, 0);
  }

  @Test
  void refusesAStripThatProportionsWouldBlowUp() {
    Preprocess preprocess =
        Pictures.unscaled(
            List.of(
                new Resize(new Resize.ShorterSide(256), Filter.BILINEAR, Antialias.ON),
                Pictures.resize(8, 8, Filter.BILINEAR)),
            Channels.RGB,
            Layout.NCHW);
    ImageSize strip = new ImageSize(900_000, 1);
    assertThat(preprocess.rejection(strip).orElseThrow().reason())
        .isEqualTo(RejectReason.TOO_LARGE);
    assertThat(preprocess.rejection(new ImageSize(900, 1))).isEmpty();
  }

  @Test
  void cropsAStripWithoutMakingTheWholeOfIt() {
    Preprocess preprocess =
        Pictures.unscaled(
            List.of(
                new Resize(new Resize.ShorterSide(256), Filter.BILINEAR, Antialias.ON),
                CenterCrop.square(224)),
            Channels.RGB,
            Layout.NCHW);
    Pixels strip = new Pixels(1, 900_000, new byte[2_700_000]);
    assertThat(preprocess.rejection(strip.size())).isEmpty();
    assertThat(Pictures.fill(preprocess, strip)).containsOnly(0f);
  }
}
