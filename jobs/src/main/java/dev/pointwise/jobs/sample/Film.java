package dev.pointwise.jobs.sample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * What a camera adds: exposure, a tint, a darker rim, noise.
 *
 * @param gains factors for red, green and blue
 * @param rimLoss the part of the light that the corners lose
 * @param noise the largest deviation of a sample, in levels of 0..255; deviations are triangular
 * @param noiseSeed the dice of the noise
 */
record Film(Gains gains, double rimLoss, double noise, long noiseSeed) {
  private static final int FIELD_BITS = 10;
  private static final int FIELD_MASK = (1 << FIELD_BITS) - 1;

  /** Factors for the samples of a pixel. */
  record Gains(double red, double green, double blue) {
    static Gains any(Random random) {
      double exposure = 0.78 + 0.34 * random.nextDouble();
      double warmth = 0.09 * (2 * random.nextDouble() - 1);
      return new Gains(exposure * (1 + warmth), exposure, exposure * (1 - warmth));
    }
  }

  static Film any(Random random) {
    double noise = random.nextInt(4) == 0 ? 0 : 32 * random.nextDouble();
    return new Film(Gains.any(random), 0.3 * random.nextDouble(), noise, random.nextLong());
  }

  /** Changes the pixels of {@code picture}, which is of type {@code TYPE_INT_RGB}, in place. */
  void expose(BufferedImage picture) {
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    int width = picture.getWidth();
    int height = picture.getHeight();
    SplittableRandom grain = new SplittableRandom(noiseSeed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double light =
            1 - rimLoss * (square(2.0 * x / width - 1) + square(2.0 * y / height - 1)) / 2;
        pixels[y * width + x] = exposed(pixels[y * width + x], light, grain.nextLong());
      }
    }
  }

  private int exposed(int pixel, double light, long dice) {
    int red = sample((pixel >> 16 & 255) * light * gains.red(), dice);
    int green = sample((pixel >> 8 & 255) * light * gains.green(), dice >>> (2 * FIELD_BITS));
    int blue = sample((pixel & 255) * light * gains.blue(), dice >>> (4 * FIELD_BITS));
    return red << 16 | green << 8 | blue;
  }

  private int sample(double value, long dice) {
    long sum = (dice & FIELD_MASK) + (dice >>> FIELD_BITS & FIELD_MASK);
    double deviation = noise * ((double) sum / FIELD_MASK - 1);
    return (int) Math.max(0, Math.min(255, Math.round(value + deviation)));
  }

  private static double square(double value) {
    return value * value;
  }
}
