package dev.pointwise.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.memory.FreeMemory;
import dev.pointwise.model.engine.PlanMemory;
import org.junit.jupiter.api.Test;

class PreparedModelTest {
  private static final PlanMemory MODEL = new PlanMemory(100, 900);

  @Test
  void warmsUpOnlyWithinHalfOfWhatMachineAndContainerHaveLeft() {
    assertThat(PreparedModel.hasRoom(MODEL, new FreeMemory(2100, FreeMemory.UNKNOWN, 0))).isTrue();
    assertThat(PreparedModel.hasRoom(MODEL, new FreeMemory(1900, FreeMemory.UNKNOWN, 0))).isFalse();
    assertThat(PreparedModel.hasRoom(MODEL, new FreeMemory(9000, 1900, 0))).isFalse();
  }
}
