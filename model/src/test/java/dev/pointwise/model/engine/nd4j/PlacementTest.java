package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
  private static Value value(long bytes) {
    return new Value(new long[] {1}, null, new Place.Slot(bytes), new Value.Uses());
  }

  private static PlannedStep step(Value... values) {
    return new PlannedStep("node", "kernel", List.of(values), binding -> () -> {});
  }

  private static Place.Slot slot(Value value) {
    return (Place.Slot) value.place();
  }

  @Test
  void aChainNeedsTwoPlaces() {
    Value a = value(640);
    Value b = value(640);
    Value c = value(640);
    Value d = value(640);
    long bytes = Placement.place(List.of(step(a, b), step(b, c), step(c, d)), List.of(d));
    assertThat(bytes).isEqualTo(2 * 640);
    assertThat(slot(c).offset()).isEqualTo(slot(a).offset());
  }

  @Test
  void outputsLiveToTheEnd() {
    Value output = value(64);
    Value next = value(64);
    Value last = value(64);
    Placement.place(List.of(step(output), step(next), step(last)), List.of(output));
    assertThat(slot(next).offset()).isNotEqualTo(slot(output).offset());
    assertThat(slot(last).offset()).isNotEqualTo(slot(output).offset());
  }

  @Test
  void placesAreAligned() {
    Value a = value(1);
    Value b = value(65);
    assertThat(Placement.place(List.of(step(a, b)), List.of())).isEqualTo(64 + 128);
    assertThat(slot(a).offset() % OffHeap.ALIGNMENT).isZero();
    assertThat(slot(b).offset() % OffHeap.ALIGNMENT).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatLivesTogetherDoesNotOverlap(long seed) {
    Random random = new Random(seed);
    List<Value> values = new ArrayList<>();
    List<PlannedStep> steps = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      values.add(value(1 + random.nextInt(5000)));
      Value old = values.get(random.nextInt(values.size()));
      steps.add(step(values.get(i), values.get(Math.max(0, i - 1)), old));
    }
    long arena = Placement.place(steps, List.of());
    for (PlannedStep step : steps) {
      assertApart(step.values(), arena);
    }
    assertThat(arena).isLessThan(values.stream().mapToLong(v -> slot(v).bytes()).sum());
  }

  private static void assertApart(List<Value> values, long arena) {
    for (Value one : values) {
      assertThat(slot(one).offset() + slot(one).bytes()).isLessThanOrEqualTo(arena);
      for (Value other : values) {
        boolean apart =
            slot(one).offset() + slot(one).bytes() <= slot(other).offset()
                || slot(other).offset() + slot(other).bytes() <= slot(one).offset();
        assertThat(apart || one == other).isTrue();
      }
    }
  }
}
