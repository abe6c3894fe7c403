package dev.pointwise.model.engine.vector;

import static dev.pointwise.model.engine.vector.Lanes.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * Local response normalisation across channels of blocked maps, {@code x / (bias + slope * sum of
 * squares)^(3/4)}. Works on some cells at a time, few enough for the first-level cache: their
 * squares lie cell by cell with all channels in a row, so that neighbours of other blocks are found
 * by loading a little beside. Not thread-safe; the memory stays its owners'.
 */
public final class LocalResponse {
  /** The exponent. */
  public static final float BETA = 0.75f;

  private static final int FLOATS_OF_A_CHUNK = 2048;
  private static final int USUAL_REACH = 2;

  private final Maps maps;
  private final Terms terms;
  private final FloatBuffer source;
  private final FloatBuffer destination;
  private final int chunk;
  private final int stride;
  private final float[] values;
  private final float[] squares;

  /**
   * Blocked maps, the last block filled up with zeros.
   *
   * @param blocks blocks of channels of an image
   * @param cells height times width
   */
  public record Maps(int images, int blocks, int cells) {
    int offset(int image, int block, int cell) {
      return ((image * blocks + block) * cells + cell) * Lanes.COUNT;
    }
  }

  /**
   * @param reach channels summed on each side of one, at most {@link #mostReach}
   * @param bias above 0; {@code slope} is not negative
   */
  public record Terms(int reach, float slope, float bias) {}

  /**
   * @param destination may be the source
   */
  public LocalResponse(Maps maps, Terms terms, ByteBuffer source, ByteBuffer destination) {
    this.maps = maps;
    this.terms = terms;
    this.source = floats(source);
    this.destination = floats(destination);
    this.chunk = Math.max(1, FLOATS_OF_A_CHUNK / (maps.blocks() * Lanes.COUNT));
    this.stride = (maps.blocks() + 1) * Lanes.COUNT;
    this.values = new float[maps.blocks() * chunk * Lanes.COUNT];
    // A vector of zeros before, between and after the cells.
    this.squares = new float[Lanes.COUNT + chunk * stride];
  }

  private static FloatBuffer floats(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** The widest window reaches into the next block, not beyond. */
  public static int mostReach() {
    return Lanes.COUNT;
  }

  public void run() {
    for (int image = 0; image < maps.images(); image++) {
      for (int cell = 0; cell < maps.cells(); cell += chunk) {
        run(image, cell, Math.min(chunk, maps.cells() - cell));
      }
    }
  }

  private void run(int image, int cell, int count) {
    int floats = count * Lanes.COUNT;
    for (int block = 0; block < maps.blocks(); block++) {
      source.get(maps.offset(image, block, cell), values, block * floats, floats);
      square(block * floats, floats, (block + 1) * Lanes.COUNT);
    }
    for (int block = 0; block < maps.blocks(); block++) {
      normalise(block * floats, floats, (block + 1) * Lanes.COUNT);
      destination.put(maps.offset(image, block, cell), values, block * floats, floats);
    }
  }

  private void square(int from, int floats, int to) {
    float[] in = values;
    float[] out = squares;
    int at = to;
    for (int i = from; i < from + floats; i += Lanes.COUNT) {
      FloatVector x = load(in, i);
      x.mul(x).intoArray(out, at);
      at += stride;
    }
  }

  private void normalise(int from, int floats, int squaresFrom) {
    float[] inOut = values;
    FloatVector slope = Lanes.all(terms.slope());
    FloatVector bias = Lanes.all(terms.bias());
    int reach = terms.reach();
    int at = squaresFrom;
    for (int i = from; i < from + floats; i += Lanes.COUNT) {
      FloatVector sum = reach == USUAL_REACH ? sumOfFive(squares, at) : sum(squares, at, reach);
      Power.overThreeQuarters(load(inOut, i), sum.fma(slope, bias)).intoArray(inOut, i);
      at += stride;
    }
  }

  /** As {@link #sum} does, but without a loop: a fifth faster in all. */
  private static FloatVector sumOfFive(float[] squares, int at) {
    FloatVector nearest = load(squares, at - 1).add(load(squares, at + 1));
    FloatVector next = load(squares, at - 2).add(load(squares, at + 2));
    return load(squares, at).add(nearest).add(next);
  }

  private static FloatVector sum(float[] squares, int at, int reach) {
    FloatVector sum = load(squares, at);
    for (int distance = 1; distance <= reach; distance++) {
      sum = sum.add(load(squares, at - distance)).add(load(squares, at + distance));
    }
    return sum;
  }
}
