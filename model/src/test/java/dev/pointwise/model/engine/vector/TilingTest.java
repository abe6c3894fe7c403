package dev.pointwise.model.engine.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TilingTest {
  private static final int MOST_TILES_OF_A_STRIP = 8;

  static Stream<Tiling> tilings() {
    int[] sides = {1, 2, 3, 4, 5, 7, 8, 14, 31, 32, 33, 37, 65, 112};
    return IntStream.of(2, 4)
        .boxed()
        .flatMap(
            tile ->
                IntStream.range(0, sides.length)
                    .mapToObj(
                        i -> new Tiling(3, sides[(i * 5 + 2) % sides.length], sides[i], tile)));
  }

  @ParameterizedTest
  @MethodSource("tilings")
  void stripsCoverEveryCellOfEveryImageOnce(Tiling tiling) {
    int[] covered = new int[tiling.images() * tiling.height() * tiling.width()];
    for (int strip = 0; strip < tiling.count(); strip++) {
      int top = tiling.image(strip) * tiling.height() + tiling.row(strip);
      for (int y = top; y < top + tiling.rows(strip); y++) {
        for (int x = 0; x < tiling.columns(strip); x++) {
          covered[y * tiling.width() + tiling.column(strip) + x]++;
        }
      }
    }
    assertThat(covered).containsOnly(1);
  }

  @ParameterizedTest
  @MethodSource("tilings")
  void stripsStayInsideTheirImage(Tiling tiling) {
    for (int strip = 0; strip < tiling.count(); strip++) {
      assertThat(tiling.image(strip)).isBetween(0, tiling.images() - 1);
      assertThat(tiling.row(strip) + tiling.rows(strip)).isLessThanOrEqualTo(tiling.height());
      assertThat(tiling.rows(strip)).isBetween(1, tiling.tile());
      assertThat(tiling.columns(strip)).isBetween(0, tiling.across() * tiling.tile());
    }
  }

  @ParameterizedTest
  @MethodSource("tilings")
  void stripsAreShort(Tiling tiling) {
    assertThat(tiling.across()).isBetween(1, MOST_TILES_OF_A_STRIP);
  }

  @Test
  void aRowIsSharedOutEvenly() {
    Tiling tiling = new Tiling(1, 4, 37, 4);
    assertThat(tiling.count()).isEqualTo(2);
    assertThat(tiling.across()).as("10 tiles in 2 strips").isEqualTo(5);
    assertThat(tiling.columns(1)).as("what is left of the row").isEqualTo(17);
  }
}
