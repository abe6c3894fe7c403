package dev.pointwise.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.ResourcesException;
import dev.pointwise.jobs.memory.MemoryLimits.Bound;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryPlanTest {
  private static final long MIB = 1L << 20;

  /** 300 for Java, 100 of weights, 10 a picture of each slot's batch; a heap of 200 and 2. */
  private static final Needs NEEDS =
      (batchSize, limits) ->
          new MemoryNeed(
              300 * MIB + limits.heap() / 32,
              100 * MIB,
              10 * MIB * limits.slots() * batchSize,
              5 * MIB * limits.slots(),
              0,
              200 * MIB + 2 * MIB * limits.slots() * batchSize);

  private static MemoryLimits limits(Deployment deployment, int slots, long heap, long total) {
    Bound bound = deployment == Deployment.CONTAINERS ? Bound.CONTAINER : Bound.MACHINE;
    return new MemoryLimits(deployment, slots, 1, heap * MIB, total * MIB, bound);
  }

  @Test
  void leavesABatchThatFitsAsItIs() {
    MemoryPlan plan = MemoryPlan.of(8, NEEDS, limits(Deployment.CONTAINERS, 2, 1024, 1024 + 602));
    assertThat(plan.batchSize()).isEqualTo(8);
    assertThat(plan.need().outsideHeap()).isEqualTo((332 + 100 + 160 + 10) * MIB);
    assertThat(plan.change(NEEDS)).isEmpty();
  }

  @Test
  void halvesABatchThatDoesNotFit() {
    MemoryPlan plan = MemoryPlan.of(8, NEEDS, limits(Deployment.CONTAINERS, 2, 1024, 1024 + 601));
    assertThat(plan.batchSize()).isEqualTo(4);
    assertThat(plan.change(NEEDS))
        .contains(
            "Batch size 8 -> 4: with 8 an executor with 2 tasks at once needs 602 MiB outside of"
                + " Java's heap (Java and libraries 332 + weights 100 + activations 160 + pictures"
                + " being decoded 10) but its memoryOverhead is 601");
  }

  @Test
  void refusesWhatFitsWithNoBatchAndSaysTheSettingForTheBatchThatWasWanted() {
    assertThatThrownBy(
            () -> MemoryPlan.of(8, NEEDS, limits(Deployment.CONTAINERS, 1, 1024, 1024 + 384)))
        .isInstanceOfSatisfying(
            ResourcesException.class,
            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.RESOURCES))
        .hasMessage(
            "Memory does not suffice: an executor with 1 task needs 447 MiB outside of Java's heap"
                + " (Java and libraries 332 + weights 100 + activations 10 + pictures being decoded"
                + " 5) but its memoryOverhead is 384; set --conf spark.executor.memoryOverhead=576m");
  }

  @Test
  void namesTheHeapWhereThatIsTooSmall() {
    assertThatThrownBy(() -> MemoryPlan.of(8, NEEDS, limits(Deployment.LOCAL, 2, 128, 16_000)))
        .hasMessage(
            "Memory does not suffice: a process with 2 tasks at once needs 204 MiB of Java's heap"
                + " but may have 128; set POINTWISE_JAVA_OPTIONS='-Xmx256m'");
  }

  @Test
  void namesFewerTasksWhereTheMachineIsTooSmallForAll() {
    assertThatThrownBy(
            () -> MemoryPlan.of(1, NEEDS, limits(Deployment.LOCAL_SUBMITTED, 8, 1024, 700)))
        .hasMessageContaining("but 484 of the 700 that the machine has for it are left")
        .hasMessageEndingWith("; set --master local[4]");
  }

  @Test
  void saysWhatMachineIsNeededWhereNoSettingHelps() {
    assertThatThrownBy(() -> MemoryPlan.of(8, NEEDS, limits(Deployment.MACHINES, 4, 1024, 600)))
        .hasMessageEndingWith(
            "; even one task with single pictures needs 704 MiB in all: use a machine with more"
                + " free memory");
  }

  @Test
  void makesTheHeapSmallerWhereAContainerHoldsProcessAndHeap() {
    MemoryLimits limits =
        new MemoryLimits(Deployment.LOCAL, 1, 1, 1700 * MIB, 2048 * MIB, Bound.CONTAINER);
    assertThatThrownBy(() -> MemoryPlan.of(16, NEEDS, limits))
        .hasMessageContaining(
            "of the 2048 that the container has for it are left beside a heap of 1700")
        .hasMessageEndingWith("; set POINTWISE_JAVA_OPTIONS='-Xmx1408m'");
  }

  /** The advice, followed, lets the run pass: that is what it is for. */
  @ParameterizedTest(name = "{0}, {1} slots, heap {2}, total {3}, batch {4}")
  @CsvSource({
    "CONTAINERS, 1, 1024, 1408, 8",
    "CONTAINERS, 4, 128, 512, 32",
    "CONTAINERS, 2, 128, 4096, 64",
    "LOCAL, 2, 128, 16000, 8",
    "LOCAL, 8, 1024, 700, 1",
    "LOCAL_SUBMITTED, 8, 128, 700, 16",
    "MACHINES, 4, 1024, 690, 8",
    "MACHINES, 3, 64, 900, 128",
  })
  void adviceThatIsFollowedPasses(
      Deployment deployment, int slots, long heap, long total, int batchSize) {
    MemoryLimits limits = limits(deployment, slots, heap, total);
    assertThatThrownBy(() -> MemoryPlan.of(batchSize, NEEDS, limits))
        .isInstanceOf(ResourcesException.class);

    MemoryAdvice advice = MemoryAdvice.of(batchSize, NEEDS, limits);

    assertThat(advice.settings()).isNotEmpty();
    MemoryPlan plan = MemoryPlan.of(batchSize, NEEDS, advice.limits());
    assertThat(plan.batchSize()).isGreaterThanOrEqualTo(advice.batchSize());
    if (deployment != Deployment.CONTAINERS) {
      assertThat(advice.limits().total()).as("a machine does not grow").isEqualTo(total * MIB);
    }
  }

  @Test
  void tellsOfRowsThatAreLarge() {
    Needs needs = (batchSize, limits) -> new MemoryNeed(300 * MIB, 0, 0, 0, 256 * MIB, 100 * MIB);
    assertThatThrownBy(
            () -> MemoryPlan.of(8, needs, limits(Deployment.CONTAINERS, 1, 1024, 1024 + 384)))
        .hasMessageContaining("pictures being decoded 0 + rows being written 256) but");
  }

  @Test
  void countsTheWholeHeapOfAContainerAndTheNeedOfAMachine() {
    MemoryNeed need = NEEDS.of(1, limits(Deployment.MACHINES, 1, 1024, 0));
    MemoryLimits machine = limits(Deployment.MACHINES, 1, 1024, 649);
    MemoryLimits container =
        new MemoryLimits(Deployment.CONTAINERS, 1, 1, 1024 * MIB, 649 * MIB, Bound.CONTAINER);
    assertThat(machine.hold(need)).isTrue();
    assertThat(container.hold(need)).isFalse();
    assertThat(Optional.of(container.withOverhead(447 * MIB)).filter(it -> it.hold(need)))
        .isPresent();
  }
}
