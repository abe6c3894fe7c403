package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ResamplerTest {
  /** In, out and window; factors from 1/13 to 9, rows that end at and before the array's end. */
  private static final int[][] CASES = {
    {500, 375, 341, 256, 224, 224},
    {64, 48, 30, 17, 29, 13},
    {37, 91, 37, 33, 31, 33},
    {5, 4, 66, 51, 60, 40},
    {300, 200, 33, 23, 33, 23},
    {1, 1, 9, 9, 5, 5},
  };

  @ParameterizedTest
  @EnumSource(value = Filter.class, mode = Mode.EXCLUDE, names = "NEAREST")
  void givesTheSameWithAndWithoutVectors(Filter filter) {
    assumeThat(Resampler.Arithmetic.fastest()).isEqualTo(Resampler.Arithmetic.VECTORS);
    Resampler vectors = new Resampler(Resampler.Arithmetic.VECTORS);
    Resampler plain = new Resampler(Resampler.Arithmetic.PLAIN);
    for (int[] sizes : CASES) {
      for (Antialias antialias : Antialias.values()) {
        assertThat(resized(vectors, filter, antialias, sizes))
            .as("%s %s %s", filter, antialias, Arrays.toString(sizes))
            .isEqualTo(resized(plain, filter, antialias, sizes));
      }
    }
  }

  private static byte[] resized(
      Resampler resampler, Filter filter, Antialias antialias, int[] sizes) {
    View source = View.of(Pictures.noise(sizes[0], sizes[1], 11));
    ImageSize size = new ImageSize(sizes[3], sizes[2]);
    Window window =
        new Window(
            (sizes[2] - sizes[4]) / 2,
            (sizes[3] - sizes[5]) / 2,
            new ImageSize(sizes[5], sizes[4]));
    Resize step = new Resize(new Resize.Exactly(size), filter, antialias);
    View out = resampler.resize(source, step, size, window);
    return Arrays.copyOf(out.rgb(), Math.toIntExact(window.size().area() * 3));
  }
}
