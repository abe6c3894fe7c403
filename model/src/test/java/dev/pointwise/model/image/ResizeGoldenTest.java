package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against files written by {@code scripts/pillow-goldens draw} with Pillow 9.4. */
class ResizeGoldenTest {
  private static final int[][] SIZES = {{10, 7}, {53, 40}, {17, 33}, {29, 11}, {3, 60}};

  @ParameterizedTest
  @EnumSource(Filter.class)
  void equalsPillowToTheLastBit(Filter filter) throws IOException {
    Pixels drawn = PortablePixmap.read(resource("drawn.ppm"));
    for (int[] size : SIZES) {
      String name = "drawn.%s.%dx%d.ppm".formatted(filter, size[0], size[1]);
      Pixels resized = Pictures.reshape(drawn, Pictures.resize(size[0], size[1], filter));
      assertThat(resized.rgb()).as(name).isEqualTo(PortablePixmap.read(resource(name)).rgb());
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void convertsToGrayAsPillowDoes(Layout layout) throws IOException {
    Pixels drawn = PortablePixmap.read(resource("drawn.ppm"));
    Preprocess preprocess =
        Pictures.unscaled(List.of(CenterCrop.square(21)), Channels.GRAY, layout);
    float[] luma = Pictures.fill(preprocess, drawn);
    byte[] golden = resource("drawn.gray.pgm");
    int first = golden.length - 29 * 21;
    for (int i = 0; i < luma.length; i++) {
      int inGolden = first + i / 21 * 29 + 4 + i % 21;
      assertThat(luma[i]).as("value %d", i).isEqualTo((float) (golden[inGolden] & 0xff));
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ResizeGoldenTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
