package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.judge.RandomCase;
import dev.pointwise.model.zoo.RandomWeights;
import dev.pointwise.model.zoo.Zoo;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned is what is taken, to the byte. */
class PlannedMemoryTest {
  private static final int LAYER_SEEDS = 4;
  private static final int NETWORK_SEEDS = 12;
  private static final long FLOAT = Float.BYTES;

  static Stream<RandomCase> cases() {
    return Stream.concat(RandomCase.layers(LAYER_SEEDS), RandomCase.networks(NETWORK_SEEDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isWhatASessionTakes(RandomCase one) {
    assertExact(one.graph(), Kernels.FASTEST, 1 + Math.floorMod(one.seed(), 3));
  }

  @ParameterizedTest(name = "batches of {0}")
  @ValueSource(ints = {1, 8})
  void isWhatASessionTakesOfAWholeNetwork(int batchSize) {
    assertExact(zoo("resnet18"), Kernels.FASTEST, batchSize);
  }

  private static Graph zoo(String name) {
    return Zoo.build(name, new RandomWeights(1));
  }

  private static void assertExact(Graph graph, Kernels kernels, int batchSize) {
    try (Nd4jPlan plan = (Nd4jPlan) new Nd4jEngine().prepare(graph, kernels)) {
      PlanMemory memory = plan.memory(batchSize);
      assertThat(plan.weights().bytes()).as("weights laid out by planning").isZero();
      try (Nd4jSession one = (Nd4jSession) plan.newSession(batchSize);
          Nd4jSession other = (Nd4jSession) plan.newSession(batchSize)) {
        long taken = plan.weights().bytes() + one.bytes() + other.bytes();
        assertThat(one.bytes()).isEqualTo(memory.sessionBytes());
        assertThat(plan.weights().bytes()).isEqualTo(memory.weightBytes());
        assertThat(memory.bytes(2)).isEqualTo(taken);
      }
    }
  }

  @Test
  void activationsGrowWithTheBatchAndWeightsDoNot() {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(zoo("squeezenet1_0"), Kernels.FASTEST)) {
      PlanMemory one = plan.memory(1);
      PlanMemory eight = plan.memory(8);
      assertThat(eight.sessionBytes()).isGreaterThan(4 * one.sessionBytes());
      assertThat(one.weightBytes()).as("parameters").isGreaterThan(1_200_000 * FLOAT);
      assertThat(eight.weightBytes()).isLessThan(2 * one.weightBytes());
    }
  }

  @Test
  void refusesABatchThatNoBufferHolds() {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(zoo("squeezenet1_0"), Kernels.FASTEST)) {
      assertThatThrownBy(() -> plan.memory(100_000))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("A batch of 100000 images takes more than 2 GiB");
      assertThatThrownBy(() -> plan.memory(0))
          .hasMessage("A session runs at least 1 image at a time, but 0 were asked for");
    }
  }
}
