package dev.pointwise.model.engine.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Input and output transforms with nothing but a product by point between them: a correlation of
 * each channel with the same kernel.
 */
class WinogradTransformsTest {
  private static final int BLOCKS = 2;

  /** Float sums of some hundred terms of about one. */
  private static final float ROUNDING = 1e-4f;

  @BeforeEach
  void needsTheModule() {
    assumeThat(VectorModule.isUsable()).as("jdk.incubator.vector is usable").isTrue();
  }

  @ParameterizedTest(name = "{0}x{0} kernel, {1} images of {2}x{3}")
  @CsvSource({"3,1,1,1", "3,2,7,7", "3,1,5,33", "3,1,40,9", "5,1,1,1", "5,2,7,7", "5,1,6,33"})
  void equalAPlainCorrelation(int kernel, int images, int height, int width) {
    Maps maps = new Maps(images, height, width, kernel, new Random(height));
    assertClose(maps.transformed(3, maps.plain()), maps.correlated());
  }

  @ParameterizedTest(name = "{0} strips at a time")
  @ValueSource(ints = {1, 2, 5, 1000})
  void chunksMakeNoDifference(int strips) {
    Maps maps = new Maps(2, 13, 35, 3, new Random(1));
    float[] whole = maps.transformed(4, maps.plain());
    assertThat(maps.transformed(strips, maps.plain())).isEqualTo(whole);
  }

  @Test
  void addABiasAndAResidualAndKeepBounds() {
    Maps maps = new Maps(1, 9, 10, 3, new Random(2));
    float[] residual = maps.random(maps.floats());
    float[] bias = maps.random(BLOCKS * Lanes.COUNT);
    float[] expected = maps.correlated();
    for (int i = 0; i < expected.length; i++) {
      float added = bias[maps.channel(i)] + residual[i];
      expected[i] = Math.max(-0.5f, Math.min(1.5f, expected[i] + added));
    }
    Finish finish =
        new Finish(buffer(bias), Optional.of(maps.blocked(buffer(residual))), -0.5f, 1.5f);
    assertClose(maps.transformed(2, finish), expected);
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(ROUNDING));
    }
  }

  private static ByteBuffer buffer(float[] values) {
    ByteBuffer buffer = floats(values.length);
    buffer.asFloatBuffer().put(values);
    return buffer;
  }

  private static ByteBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  /** Blocked maps of random values and a kernel that keeps their size. */
  private static final class Maps {
    private final Random random;
    private final int kernel;
    private final WinogradForm form;
    private final Tiling tiling;
    private final float[] source;
    private final float[] weights;

    Maps(int images, int height, int width, int kernel, Random random) {
      this.random = random;
      this.kernel = kernel;
      this.form = WinogradForm.ofKernel(kernel).get(0);
      this.tiling = new Tiling(images, height, width, form.tile());
      this.source = random(floats());
      this.weights = random(kernel * kernel);
    }

    float[] random(int count) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = random.nextFloat() - 0.5f;
      }
      return values;
    }

    int floats() {
      return tiling.images() * BLOCKS * tiling.height() * tiling.width() * Lanes.COUNT;
    }

    int channel(int index) {
      int block = index / (tiling.height() * tiling.width() * Lanes.COUNT) % BLOCKS;
      return block * Lanes.COUNT + index % Lanes.COUNT;
    }

    Finish plain() {
      ByteBuffer noBias = WinogradTransformsTest.floats(BLOCKS * Lanes.COUNT);
      float infinity = Float.POSITIVE_INFINITY;
      return new Finish(noBias, Optional.empty(), -infinity, infinity);
    }

    BlockedMaps blocked(ByteBuffer values) {
      int image = floats() / tiling.images();
      return BlockedMaps.of(values, tiling.height(), tiling.width(), image);
    }

    float[] transformed(int chunk, Finish finish) {
      int strips = Math.min(chunk, tiling.count());
      PointPlanes planes =
          new PointPlanes(form.points(), BLOCKS, strips * tiling.across(), Lanes.BYTES);
      ByteBuffer points = WinogradTransformsTest.floats((int) planes.bytes() / Float.BYTES);
      ByteBuffer result = WinogradTransformsTest.floats(floats());
      BlockedMaps maps = blocked(buffer(source));
      WinogradInput input =
          new WinogradInput(form, tiling, maps, kernel / 2, kernel / 2, planes, points);
      WinogradOutput output =
          new WinogradOutput(form, tiling, planes, points, finish, blocked(result));
      for (int first = 0; first < tiling.count(); first += strips) {
        int count = Math.min(strips, tiling.count() - first);
        input.transform(first, count);
        multiply(points.asFloatBuffer(), planes.planeBytes() / Float.BYTES);
        output.transform(first, count);
      }
      float[] values = new float[floats()];
      result.asFloatBuffer().get(values);
      return values;
    }

    private void multiply(FloatBuffer points, int plane) {
      for (int point = 0; point < form.points(); point++) {
        float weight = weightAt(point / form.side(), point % form.side());
        for (int i = point * plane; i < (point + 1) * plane; i++) {
          points.put(i, points.get(i) * weight);
        }
      }
    }

    private float weightAt(int row, int column) {
      double[] down = form.weightTransform()[row];
      double[] across = form.weightTransform()[column];
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += down[i / kernel] * weights[i] * across[i % kernel];
      }
      return (float) sum;
    }

    float[] correlated() {
      float[] result = new float[floats()];
      int row = tiling.width() * Lanes.COUNT;
      for (int i = 0; i < result.length; i++) {
        int y = i / row % tiling.height();
        int x = i % row / Lanes.COUNT;
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          int down = k / kernel - kernel / 2;
          int across = k % kernel - kernel / 2;
          if (isInside(y + down, x + across)) {
            sum += weights[k] * source[i + down * row + across * Lanes.COUNT];
          }
        }
        result[i] = (float) sum;
      }
      return result;
    }

    private boolean isInside(int y, int x) {
      return y >= 0 && y < tiling.height() && x >= 0 && x < tiling.width();
    }
  }
}
