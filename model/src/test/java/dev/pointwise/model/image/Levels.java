package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

/** How far two pictures are apart, in levels of 0 to 255. */
final class Levels {
  private final int[] samplesByDistance = new int[256];
  private int samples;

  private Levels() {}

  static Levels between(Pixels a, Pixels b) {
    assertThat(a.size()).isEqualTo(b.size());
    Levels levels = new Levels();
    for (int i = 0; i < a.rgb().length; i++) {
      levels.samplesByDistance[Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff))]++;
    }
    levels.samples = a.rgb().length;
    return levels;
  }

  int largest() {
    int distance = 255;
    while (distance > 0 && samplesByDistance[distance] == 0) {
      distance--;
    }
    return distance;
  }

  double shareWithin(int distance) {
    long within = 0;
    for (int i = 0; i <= distance; i++) {
      within += samplesByDistance[i];
    }
    return (double) within / samples;
  }
}
