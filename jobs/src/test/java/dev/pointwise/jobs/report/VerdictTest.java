package dev.pointwise.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.spark.TaskStage;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static Verdict of(double slotSeconds, double forward, TaskStage other, double seconds) {
    Map<TaskStage, Double> stages = new EnumMap<>(TaskStage.class);
    for (TaskStage stage : TaskStage.values()) {
      stages.put(stage, 0.0);
    }
    stages.put(TaskStage.FORWARD, forward);
    stages.merge(other, seconds, Double::sum);
    return new Verdict(stages, slotSeconds);
  }

  @ParameterizedTest
  @CsvSource({
    "WAIT, Waiting for pictures takes 75 %, pack small files",
    "DECODE, Decoding takes 75 %, nearer to the size",
    "PREPROCESS, Resizing takes 75 %, nearer to the size",
    "WRITE, Writing rows takes 75 %, write Parquet",
    "OTHER, Starting tasks and getting at the model takes 75 %, more pictures",
  })
  void namesTheStageThatHoldsTheRunBackAndWhatHelps(TaskStage stage, String name, String advice) {
    assertThat(of(100, 25, stage, 75).sentence())
        .startsWith(name)
        .contains("holds the run back", advice)
        .endsWith(".");
  }

  @Test
  void isContentWithARunThatTheNetworkHoldsBack() {
    assertThat(of(100, 80, TaskStage.DECODE, 20).sentence())
        .contains("The network itself takes 80 %", "as it should");
  }

  @Test
  void namesTheRunnerUpOfANetworkThatDoesNotHaveMostOfTheTime() {
    assertThat(of(100, 55, TaskStage.WAIT, 45).sentence())
        .contains("The network takes 55 %", "waiting for pictures still takes 45 %", "pack");
  }

  @Test
  void judgesARunWhoseSlotsWereIdleByTheirWorkAsWell() {
    assertThat(of(100, 30, TaskStage.DECODE, 20).sentence())
        .contains("idle 50 % of the time", "longer run", "the network took most: 60 %");
  }

  @Test
  void saysSoWhereNothingRan() {
    assertThat(of(0, 0, TaskStage.WAIT, 0).sentence()).isEqualTo("No task did any work.");
  }
}
