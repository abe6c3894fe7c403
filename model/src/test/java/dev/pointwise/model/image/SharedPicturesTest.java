package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real, odd and broken pictures from beside the checkout. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPicturesTest {
  private static final int JPEG_TOLERANCE = 2; // of two decoders
  private static final String PICTURES = "*.{png,jpg,jpeg,bmp,gif}";

  /** Steps that made each folder of exact inputs, from its SOURCES.md. */
  private static final Map<Integer, PixelStep[]> RECIPES =
      Map.of(
          96, new PixelStep[] {Pictures.resize(96, 96, Filter.BILINEAR)},
          128,
              new PixelStep[] {
                new CenterFraction(0.875), Pictures.resize(128, 128, Filter.BILINEAR)
              },
          227,
              new PixelStep[] {Pictures.resize(256, 256, Filter.BILINEAR), CenterCrop.square(227)});

  @ParameterizedTest
  @ValueSource(ints = {96, 128, 227})
  void reproducesTheExactInputsOfTheNetworks(int side) {
    Path inputs = SharedData.path("images-cc").resolve("input_" + side);
    List<Path> originals = SharedData.files(SharedData.path("images-cc/original"), PICTURES);
    assertThat(originals).hasSize(12);
    for (Path original : originals) {
      Pixels made = Pictures.reshape(decoded(original), RECIPES.get(side));
      Pixels exact = decoded(inputs.resolve(stem(original) + ".png"));
      assertThat(made.rgb()).as("%s", original).isEqualTo(exact.rgb());
    }
  }

  @Test
  void staysWithinTwoLevelsOfTheReferenceDecodings() {
    Path folder = SharedData.path("images-odd/jpeg-reftest");
    List<Path> jpegs = SharedData.files(folder, "*.jpg");
    assertThat(jpegs).hasSize(20);
    for (Path jpeg : jpegs) {
      Pixels reference = decoded(folder.resolve(stem(jpeg) + ".png"));
      assertThat(Levels.between(decoded(jpeg), reference).largest())
          .as("%s", jpeg)
          .isLessThanOrEqualTo(JPEG_TOLERANCE);
    }
  }

  @Test
  void sixteenBitGrayEqualsEightBitGray() {
    Path variants = SharedData.path("images-odd/variants");
    assertThat(decoded(variants.resolve("hot_dog_gray16.png")).rgb())
        .isEqualTo(decoded(variants.resolve("hot_dog_gray.png")).rgb());
  }

  @Test
  void turnsThePhotographUprightHoweverItWasStored() {
    Path folder = SharedData.path("images-odd/exif");
    Pixels upright = decoded(folder.resolve("Landscape_1.jpg"));
    for (Path file : SharedData.files(folder, "*.jpg")) {
      Pixels turned = decoded(file);
      assertThat(turned.size()).as("%s", file).isEqualTo(upright.size());
      for (int i = 0; i < 4; i++) {
        PixelStep quarter = Pictures.resize(2, 2, Filter.BILINEAR);
        int expected = Pictures.reshape(upright, quarter).rgb()[3 * i] & 0xff;
        int actual = Pictures.reshape(turned, quarter).rgb()[3 * i] & 0xff;
        assertThat(Math.abs(actual - expected)).as("%s, quarter %d", file, i).isLessThan(5);
      }
    }
  }

  static Stream<Path> brokenOnPurpose() {
    return SharedData.files(SharedData.path("images-odd/pngsuite"), "x*.png").stream();
  }

  @ParameterizedTest
  @MethodSource("brokenOnPurpose")
  void refusesPngsBrokenOnPurpose(Path file) {
    assertThat(Pictures.rejection(decode(file)).reason())
        .isIn(RejectReason.CORRUPT, RejectReason.NOT_AN_IMAGE);
  }

  @Test
  void treatsEveryVariantAsExpected() throws Exception {
    Map<String, RejectReason> reasons =
        Map.of(
            "bad_10bytes.jpg", RejectReason.TRUNCATED,
            "bad_half.jpg", RejectReason.TRUNCATED,
            "bad_half.png", RejectReason.TRUNCATED,
            "bad_bomb.png", RejectReason.TOO_LARGE,
            "bad_crc.png", RejectReason.CORRUPT,
            "bad_empty.jpg", RejectReason.EMPTY,
            "bad_html.png", RejectReason.NOT_AN_IMAGE,
            "bad_random.jpg", RejectReason.NOT_AN_IMAGE,
            "bad_text.jpg", RejectReason.NOT_AN_IMAGE);
    Path folder = SharedData.path("images-odd/variants");
    List<String> lines = Files.readAllLines(folder.resolve("EXPECTED.csv"));
    assertThat(lines).hasSize(27);
    for (String line : lines.subList(1, lines.size())) {
      String name = line.split(",", 2)[0];
      assertThat(reason(decode(folder.resolve(name))))
          .as(line)
          .isEqualTo(Optional.ofNullable(reasons.get(name)));
    }
  }

  @Test
  void everyOtherOddPictureDecodesOrIsRefused() {
    Set<String> refused =
        Set.of(
            "invalid-dimensions.jpg",
            "missing-sos.jpg",
            "x_consecutive_idat.png",
            "x_ihdr_missing.png",
            "x_interlaced_chck.png",
            "x_issue#230.0.png",
            "x_issue#230.1.png",
            "x_unexpected_eof.png");
    Map<String, Optional<RejectReason>> wrong = new TreeMap<>();
    for (String folder : List.of("jpeg-bad", "png-bad", "pngsuite", "jpeg-reftest", "exif")) {
      for (Path file : SharedData.files(SharedData.path("images-odd/" + folder), PICTURES)) {
        String name = file.getName(file.getNameCount() - 1).toString();
        boolean expected = refused.contains(name) || (folder + name).startsWith("pngsuitex");
        Optional<RejectReason> reason = reason(decode(file));
        if (reason.isPresent() != expected) {
          wrong.put(name, reason);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Decoding decode(Path file) {
    return Pictures.decode(SharedData.read(file));
  }

  private static Pixels decoded(Path file) {
    Decoding decoding = decode(file);
    assertThat(decoding).as("%s", file).isInstanceOf(Decoded.class);
    return Pictures.pixels(decoding);
  }

  private static Optional<RejectReason> reason(Decoding decoding) {
    return decoding instanceof Undecodable undecodable
        ? Optional.of(undecodable.reason())
        : Optional.empty();
  }

  private static String stem(Path file) {
    return file.getName(file.getNameCount() - 1).toString().replaceFirst("\\.[^.]*$", "");
  }
}
