package dev.pointwise.model.engine.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalResponseTest {
  /** Each value by itself, a millionth of it: the power has no cancellation to hide behind. */
  private static final double MILLIONTH = 1e-4;

  @BeforeEach
  void needsTheModule() {
    assumeThat(VectorModule.isUsable()).as("jdk.incubator.vector is usable").isTrue();
  }

  @ParameterizedTest(name = "{0} images, {1} blocks, {2} cells, reach {3}")
  @CsvSource({"1,1,1,0", "2,3,7,1", "3,12,200,2", "1,4,1000,3", "1,300,2,4", "2,2,33,8"})
  void dividesByThePowerOfTheNeighboursSquares(int images, int blocks, int cells, int reach) {
    LocalResponse.Maps maps = new LocalResponse.Maps(images, blocks, cells);
    LocalResponse.Terms terms = new LocalResponse.Terms(reach, 0.1f, 1);
    float[] source = random(maps, 1);
    assertClose(result(maps, terms, source), expected(maps, terms, source));
  }

  @ParameterizedTest(name = "bias {0}, values about {1}")
  @CsvSource({"1e-30,1e-15", "1e-3,0.01", "2,1", "1,1000", "1e10,1e9", "1e30,1e18"})
  void keepsItsPrecisionOverAllMagnitudes(float bias, float size) {
    LocalResponse.Maps maps = new LocalResponse.Maps(1, 3, 100);
    LocalResponse.Terms terms = new LocalResponse.Terms(2, 0.25f, bias);
    float[] source = random(maps, size);
    assertClose(result(maps, terms, source), expected(maps, terms, source));
  }

  @ParameterizedTest(name = "reach {0}")
  @ValueSource(ints = {2, 3})
  void mayWriteOverItsSource(int reach) {
    LocalResponse.Maps maps = new LocalResponse.Maps(2, 5, 77);
    LocalResponse.Terms terms = new LocalResponse.Terms(reach, 1, 1);
    float[] source = random(maps, 1);
    ByteBuffer memory = buffer(source);
    new LocalResponse(maps, terms, memory, memory).run();
    assertThat(floats(memory)).isEqualTo(result(maps, terms, source));
  }

  @Test
  void runsAgainOnNewValues() {
    LocalResponse.Maps maps = new LocalResponse.Maps(1, 2, 50);
    LocalResponse.Terms terms = new LocalResponse.Terms(2, 1, 1);
    ByteBuffer source = buffer(random(maps, 100));
    ByteBuffer destination = buffer(random(maps, 1));
    LocalResponse kernel = new LocalResponse(maps, terms, source, destination);
    kernel.run();
    float[] second = random(maps, 1);
    source.asFloatBuffer().put(second);
    kernel.run();
    assertThat(floats(destination)).isEqualTo(result(maps, terms, second));
  }

  @Test
  void keepsZerosZero() {
    LocalResponse.Maps maps = new LocalResponse.Maps(1, 2, 9);
    float[] zeros = new float[maps.offset(1, 0, 0)];
    assertThat(result(maps, new LocalResponse.Terms(2, 1, 1), zeros)).isEqualTo(zeros);
  }

  private static float[] random(LocalResponse.Maps maps, float size) {
    Random random = new Random(maps.cells());
    float[] values = new float[maps.offset(maps.images(), 0, 0)];
    for (int i = 0; i < values.length; i++) {
      values[i] = size * (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] result(
      LocalResponse.Maps maps, LocalResponse.Terms terms, float[] source) {
    ByteBuffer destination = buffer(new float[source.length]);
    new LocalResponse(maps, terms, buffer(source), destination).run();
    return floats(destination);
  }

  private static double[] expected(
      LocalResponse.Maps maps, LocalResponse.Terms terms, float[] source) {
    double[] values = new double[source.length];
    int channels = maps.blocks() * Lanes.COUNT;
    for (int i = 0; i < source.length; i++) {
      int cell = i / Lanes.COUNT % maps.cells();
      int block = i / (Lanes.COUNT * maps.cells());
      int channel = block % maps.blocks() * Lanes.COUNT + i % Lanes.COUNT;
      double sum = 0;
      int last = Math.min(channels - 1, channel + terms.reach());
      for (int c = Math.max(0, channel - terms.reach()); c <= last; c++) {
        int at = maps.offset(block / maps.blocks(), c / Lanes.COUNT, cell) + c % Lanes.COUNT;
        sum += (double) source[at] * source[at];
      }
      values[i] = source[i] / Math.pow(terms.bias() + terms.slope() * sum, LocalResponse.BETA);
    }
    return values;
  }

  private static void assertClose(float[] actual, double[] expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("value %d", i)
          .isCloseTo(expected[i], withinPercentage(MILLIONTH));
    }
  }

  private static ByteBuffer buffer(float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    buffer.asFloatBuffer().put(values);
    return buffer;
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] values = new float[buffer.capacity() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }
}
