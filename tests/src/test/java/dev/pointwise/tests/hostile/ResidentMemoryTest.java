package dev.pointwise.tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
  private static ResidentMemory of(LongStream megabytes) {
    return new ResidentMemory(megabytes.boxed().toList());
  }

  @Test
  void aLeakIsSeen() {
    ResidentMemory leaking = of(LongStream.range(0, 100).map(second -> 1000 + 10 * second));
    assertThat(leaking.growth()).isCloseTo(1900.0 / 1500, within(1e-6));
    assertThat(leaking.peak()).isEqualTo(1990);
  }

  @Test
  void theStartAndSinglePeaksAreNoLeak() {
    ResidentMemory settled = of(LongStream.range(0, 100).map(s -> s < 30 ? 10 * s : 300));
    assertThat(settled.growth()).isEqualTo(1);
    ResidentMemory peaked = of(LongStream.range(0, 100).map(s -> s == 95 ? 9000 : 300));
    assertThat(peaked.growth()).isEqualTo(1);
  }

  @Test
  void theLastSecondsAreLookedAtAlone() {
    ResidentMemory all = of(LongStream.range(0, 100));
    assertThat(all.last(10.5)).isEqualTo(of(LongStream.range(90, 100)));
    assertThat(all.last(0)).isEqualTo(of(LongStream.of(99)));
    assertThat(all.last(1000)).isEqualTo(all);
  }

  @Test
  void theCurveIsTheMediansOfItsFifths() {
    assertThat(of(LongStream.rangeClosed(1, 15)).curve()).isEqualTo(List.of(2L, 5L, 8L, 11L, 14L));
  }
}
