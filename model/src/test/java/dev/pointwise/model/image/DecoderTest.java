package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static final Pixels NOISE = Pictures.noise(13, 7, 1);

  /** 3x2, lossless: red, green, blue / (10 20 30), (40 50 60), (70 80 90). */
  private static final String WEBP =
      "5249464642000000574542505650384c350000002f024000002f40986db439dc7bfe96a7212420741ffc7f"
          + "8920db6617a9bfe5e73fe0cf78264501856c23c0a17b054ee922fa1fc30b00";

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void decodesLosslessFormatsExactly(String format) {
    Pixels decoded = Pictures.pixels(Pictures.decode(Pictures.encode(NOISE, format)));
    assertThat(decoded.size()).isEqualTo(NOISE.size());
    assertThat(decoded.rgb()).isEqualTo(NOISE.rgb());
  }

  @Test
  void decodesLosslessWebp() {
    Pixels decoded = Pictures.pixels(Pictures.decode(HexFormat.of().parseHex(WEBP)));
    assertThat(decoded.size()).isEqualTo(new ImageSize(2, 3));
    assertThat(decoded.rgb())
        .containsExactly(-1, 0, 0, 0, -1, 0, 0, 0, -1, 10, 20, 30, 40, 50, 60, 70, 80, 90);
  }

  @Test
  void decodesJpegClosely() {
    Pixels gradient = Pictures.gradient(32, 24);
    Pixels decoded = Pictures.pixels(Pictures.decode(Pictures.encode(gradient, "jpg")));
    assertThat(Levels.between(decoded, gradient).largest()).isLessThan(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
  void grayIsTheSampleThreeTimes(String format) {
    BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      gray.getRaster().setSample(i % 16, i / 16, 0, 56);
    }
    Pixels decoded = Pictures.pixels(Pictures.decode(Pictures.encode(gray, format)));
    assertThat(decoded.rgb()).containsOnly(56);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "128, 0",
    "129, 1",
    "257, 1",
    "14392, 56",
    "14520, 56",
    "14521, 57",
    "65535, 255"
  })
  void sixteenBitSamplesAreDividedBy257(int sample, int level) {
    BufferedImage gray = new BufferedImage(3, 3, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 9; i++) {
      gray.getRaster().setSample(i % 3, i / 3, 0, sample);
    }
    Pixels decoded = Pictures.pixels(Pictures.decode(Pictures.encode(gray, "png")));
    assertThat(decoded.rgb()).containsOnly(level);
  }

  @Test
  void dropsAlphaWithoutBlending() {
    BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(0, 0, new Color(200, 100, 50, 3).getRGB());
    Pixels decoded = Pictures.pixels(Pictures.decode(Pictures.encode(clear, "png")));
    assertThat(decoded.rgb()).containsExactly((byte) 200, 100, 50);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsUprightAsExifSays(int orientation) {
    Pixels upright = Pictures.gradient(24, 16);
    byte[] stored = Pictures.encode(stored(upright, orientation), "jpg");
    byte[] tagged = Exif.tagged(stored, orientation);

    Pixels turned = Pictures.pixels(Pictures.decode(tagged));
    assertThat(turned.size()).isEqualTo(upright.size());
    assertThat(Levels.between(turned, upright).largest()).isLessThan(16);

    Decoder ignoring = new Decoder(Decoder.DEFAULT_MAX_PIXELS, Orientation.IGNORE);
    assertThat(Pictures.pixels(ignoring.decode(tagged)).rgb())
        .isEqualTo(Pictures.pixels(Pictures.decode(stored)).rgb());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 300})
  void takesAnUnknownOrientationForUpright(int orientation) {
    byte[] stored = Pictures.encode(Pictures.gradient(24, 16), "jpg");
    assertThat(Pictures.pixels(Pictures.decode(Exif.tagged(stored, orientation))).rgb())
        .isEqualTo(Pictures.pixels(Pictures.decode(stored)).rgb());
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(Pictures.rejection(Pictures.decode(new byte[0])))
        .isEqualTo(new Undecodable(RejectReason.EMPTY, "0 bytes", 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "<html><body>404</body></html>", "BM and so on", "x", "RIFF"})
  void refusesWhatIsNoPicture(String text) {
    Undecodable rejection = Pictures.rejection(Pictures.decode(latin1(text)));
    assertThat(rejection.reason()).isEqualTo(RejectReason.NOT_AN_IMAGE);
    assertThat(rejection.detail()).startsWith("no picture format starts with the bytes ");
  }

  @ParameterizedTest
  @CsvSource({
    "'\0\0\0\30ftypheic\0\0\0\0', HEIF",
    "'\0\0\0\34ftypavif\0\0\0\0', AVIF",
    "8BPS, Photoshop",
    "'\u00ffO\u00ffQ', JPEG 2000",
    "'<svg width=\"1\"/>', SVG"
  })
  void namesTheFormatItDoesNotDecode(String start, String format) {
    Undecodable rejection = Pictures.rejection(Pictures.decode(latin1(start)));
    assertThat(rejection.reason()).isEqualTo(RejectReason.UNSUPPORTED);
    assertThat(rejection.detail()).isEqualTo(format + " pictures are not decoded");
  }

  @Test
  void refusesLargePicturesByTheirHeader() {
    Decoder decoder = new Decoder(13 * 7 - 1, Orientation.EXIF);
    for (String format : new String[] {"png", "bmp", "tiff", "jpg", "gif"}) {
      Undecodable rejection = Pictures.rejection(decoder.decode(Pictures.encode(NOISE, format)));
      assertThat(rejection)
          .as(format)
          .isEqualTo(
              new Undecodable(
                  RejectReason.TOO_LARGE, "13x7 is 91 pixels, more than max-pixels 90", 13, 7));
    }
  }

  @Test
  void refusesABombWithoutDecodingIt() {
    byte[] png = Pictures.encode(NOISE, "png");
    PngChunks.writeInt(png, 16, 60_000);
    PngChunks.writeInt(png, 20, 60_000);
    PngChunks.updateChecksum(png, 8);
    Undecodable rejection = Pictures.rejection(Pictures.decode(png));
    assertThat(rejection.reason()).isEqualTo(RejectReason.TOO_LARGE);
    assertThat(rejection.width()).isEqualTo(60_000);
  }

  @Test
  void refusesADamagedChecksum() {
    byte[] png = Pictures.encode(NOISE, "png");
    png[60] ^= 1;
    Undecodable rejection = Pictures.rejection(Pictures.decode(png));
    assertThat(rejection.reason()).isEqualTo(RejectReason.CORRUPT);
    assertThat(rejection.detail()).startsWith("PNG chunk IDAT at offset 33 has checksum ");
    assertThat(rejection.width()).isEqualTo(13);
    assertThat(rejection.height()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
  void refusesEveryBeginningOfAFile(String format) {
    byte[] whole = Pictures.encode(NOISE, format);
    for (int length = 1; length < whole.length; length++) {
      Decoding decoding = Pictures.decode(Arrays.copyOf(whole, length));
      boolean wholePicture =
          decoding instanceof Decoded decoded
              && Arrays.equals(
                  decoded.pixels().rgb(), Pictures.pixels(Pictures.decode(whole)).rgb());
      // what lies behind the last pixel may be missing: GIF's trailer, TIFF's padding
      boolean onlyTheTailIsMissing = wholePicture && whole.length - length < 8;
      if (!onlyTheTailIsMissing) {
        assertThat(Pictures.rejection(decoding).reason())
            .as("%s of %d bytes", format, length)
            .isIn(RejectReason.TRUNCATED, RejectReason.NOT_AN_IMAGE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
  void neverThrowsOnDamage(String format) {
    byte[] whole = Pictures.encode(NOISE, format);
    for (int at = 0; at < Math.min(whole.length, 700); at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xff;
      assertThat(new Decoder(1_000_000, Orientation.EXIF).decode(damaged))
          .as("%s with byte %d flipped", format, at)
          .isNotNull();
    }
  }

  @Test
  void refusesALimitThatNoArrayCanHold() {
    assertThatThrownBy(() -> new Decoder(1L << 31, Orientation.EXIF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max-pixels is 1 to 715827882 (what a Java array holds) but was 2147483648");
  }

  /**
   * How a camera held so would have stored it: the definitions of EXIF tag 274, by row and column.
   */
  private static Pixels stored(Pixels upright, int orientation) {
    ImageSize size = orientation >= 5 ? upright.size().transposed() : upright.size();
    byte[] rgb = new byte[upright.rgb().length];
    int right = upright.width() - 1;
    int bottom = upright.height() - 1;
    for (int row = 0; row < size.height(); row++) {
      for (int column = 0; column < size.width(); column++) {
        int[] xy =
            switch (orientation) {
              case 2 -> new int[] {right - column, row};
              case 3 -> new int[] {right - column, bottom - row};
              case 4 -> new int[] {column, bottom - row};
              case 5 -> new int[] {row, column};
              case 6 -> new int[] {right - row, column};
              case 7 -> new int[] {right - row, bottom - column};
              case 8 -> new int[] {row, bottom - column};
              default -> new int[] {column, row};
            };
        int from = (xy[1] * upright.width() + xy[0]) * 3;
        System.arraycopy(upright.rgb(), from, rgb, (row * size.width() + column) * 3, 3);
      }
    }
    return new Pixels(size.width(), size.height(), rgb);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
