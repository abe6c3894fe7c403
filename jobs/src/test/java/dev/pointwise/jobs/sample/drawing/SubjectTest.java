package dev.pointwise.jobs.sample.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTest {
  private static final int WIDTH = 180;
  private static final int HEIGHT = 100;
  private static final int SEEDS = 25;

  @ParameterizedTest
  @EnumSource(names = {"BRICK", "CHECKERBOARD", "WOOD"})
  void materialLeavesNoPixelBare(Subject subject) {
    assertThat(subject.fillsPicture()).isTrue();
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(covered(subject, seed)).as("seed %d", seed).isEqualTo(WIDTH * HEIGHT);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"BRICK", "CHECKERBOARD", "WOOD"},
      mode = EnumSource.Mode.EXCLUDE)
  void thingLeavesSomeOfTheBackgroundAndIsLargeEnoughToBeSeen(Subject subject) {
    assertThat(subject.fillsPicture()).isFalse();
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(covered(subject, seed))
          .as("seed %d", seed)
          .isBetween(WIDTH * HEIGHT / 50, WIDTH * HEIGHT * 9 / 10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void looksDifferentWithOtherDice(Subject subject) {
    assertThat(painted(subject, 1))
        .isNotEqualTo(painted(subject, 2))
        .isEqualTo(painted(subject, 1));
  }

  private static int covered(Subject subject, long seed) {
    long pixels = Arrays.stream(painted(subject, seed)).filter(pixel -> pixel >>> 24 > 127).count();
    return Math.toIntExact(pixels);
  }

  /** The picture's pixels, ARGB; transparent where nothing was painted. */
  private static int[] painted(Subject subject, long seed) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Random random = new Random(seed);
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.transform(subject.place(WIDTH, HEIGHT, random));
      subject.draw(new Brush(graphics, random));
    } finally {
      graphics.dispose();
    }
    return picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
  }
}
