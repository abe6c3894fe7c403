package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.image.Lettering;
import dev.pointwise.model.image.Pixels;
import dev.pointwise.model.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FeatureMapSheetTest {
  private static final int GREEN = 0x00ff00;

  /** Three maps of 2x2: all 0; one corner 4; all 1. */
  private static final FeatureMaps MAPS =
      new FeatureMaps("conv", Shape.chw(3, 2, 2), new float[] {0, 0, 0, 0, 4, 0, 0, 0, 1, 1, 1, 1});

  private static Pixels green() {
    byte[] rgb = new byte[8 * 8 * 3];
    for (int i = 1; i < rgb.length; i += 3) {
      rgb[i] = (byte) 255;
    }
    return new Pixels(8, 8, rgb);
  }

  private static BufferedImage sheet(SheetSettings settings, FeatureMaps... layers)
      throws IOException {
    byte[] png = FeatureMapSheet.png("green.png", green(), List.of(layers), settings);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static SheetSettings plain(int maps) {
    return new SheetSettings(FeatureMaps.Order.STRONGEST, maps, SheetSettings.Ground.NONE);
  }

  private static long count(BufferedImage image, int rgb) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void showsThePictureAndEveryCellInItsColour() throws IOException {
    BufferedImage image = sheet(plain(64), MAPS);
    long cell = 32 * 32;

    assertThat(count(image, GREEN)).isEqualTo(192 * 192);
    assertThat(count(image, Heat.colour(1))).isBetween(cell, cell + 50);
    assertThat(count(image, Heat.colour(0.25))).isBetween(4 * cell, 4 * cell + 50);
    assertThat(count(image, Heat.colour(0))).isBetween(7 * cell, 7 * cell + 50);
    assertThat(count(image, 0xffffff)).as("margins").isGreaterThan(20_000);
  }

  @Test
  void showsTheStrongestMapsFirst() {
    assertThat(MAPS.first(2, FeatureMaps.Order.STRONGEST)).containsExactly(1, 2);
    assertThat(MAPS.first(2, FeatureMaps.Order.INDEX)).containsExactly(0, 1);
  }

  @Test
  void putsSeveralLayersSideBySide() throws IOException {
    BufferedImage one = sheet(plain(1), MAPS);
    BufferedImage two = sheet(plain(1), MAPS, MAPS);

    assertThat(two.getWidth()).isGreaterThan(one.getWidth() + 64);
    assertThat(two.getHeight()).isEqualTo(one.getHeight());
    assertThat(count(two, Heat.colour(1))).isEqualTo(2 * count(one, Heat.colour(1)));
  }

  @Test
  void laysMapsOverThePicture() throws IOException {
    SheetSettings over =
        new SheetSettings(FeatureMaps.Order.INDEX, 1, SheetSettings.Ground.PICTURE);
    BufferedImage image = sheet(over, MAPS);

    assertThat(count(image, Heat.colour(0))).as("only in the bar").isLessThan(50);
    assertThat(count(image, GREEN)).isEqualTo(192 * 192);
  }

  @Test
  void takesAVectorForMapsOfOneCell() throws IOException {
    FeatureMaps vector = new FeatureMaps("fc", Shape.of(2), new float[] {-1, 3});

    assertThat(vector.least()).isEqualTo(-1);
    assertThat(vector.most()).isEqualTo(3);
    assertThat(count(sheet(plain(2), vector), Heat.colour(1))).isGreaterThan(64 * 64);
    assertThatThrownBy(() -> new FeatureMaps("tokens", Shape.of(4, 4), new float[16]))
        .hasMessageStartingWith("Layer 'tokens' makes 4x4, which are no feature maps");
  }

  @Test
  void coloursGrowLighterWithTheValue() {
    double darker = -1;
    Set<Integer> colours = new HashSet<>();
    for (int i = 0; i < 256; i++) {
      int rgb = Heat.colour(i / 255.0);
      double light = luminance(rgb);
      assertThat(light).as("step %d", i).isGreaterThan(darker);
      darker = light;
      colours.add(rgb);
    }
    assertThat(colours).hasSize(256);
    assertThat(Heat.colour(2)).isEqualTo(Heat.colour(1));
    assertThat(Heat.colour(Double.NaN)).isEqualTo(Heat.colour(0));
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int level) {
    return Math.pow((level & 0xff) / 255.0, 2.2);
  }

  @Test
  void writesTextWithoutFonts() {
    Lettering text = Lettering.of("conv1", 11);
    Lettering longer = Lettering.of("conv1_relu", 11);

    assertThat(longer.width()).isGreaterThan(text.width());
    assertThat(text.coverage()).hasSize(text.width() * text.height());
    assertThat(Arrays.equals(text.coverage(), new byte[text.coverage().length])).isFalse();
    assertThat(Lettering.of("\u00e9", 8))
        .usingRecursiveComparison()
        .isEqualTo(Lettering.of("?", 8));
  }
}
