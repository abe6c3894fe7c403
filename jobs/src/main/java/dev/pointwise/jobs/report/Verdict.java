package dev.pointwise.jobs.report;

import dev.pointwise.jobs.spark.TaskStage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What holds a run back.
 *
 * @param stages what the tasks spent in each stage, in seconds, summed over tasks
 * @param slotSeconds what the task slots had to give while the stage that computes lasted
 */
record Verdict(Map<TaskStage, Double> stages, double slotSeconds) {
  /** Up to here, slots are idle because tasks start and end. */
  private static final double USUAL_IDLENESS = 0.4;

  /** From here on nothing but the network is worth a word. */
  private static final double NETWORK_BOUND = 0.6;

  Verdict {
    stages = Map.copyOf(stages);
  }

  double busySeconds() {
    return stages.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The share of the slots' time that no task had; 0 to 1. */
  double idleness() {
    return slotSeconds > 0 ? Math.max(0, 1 - busySeconds() / slotSeconds) : 0;
  }

  /** What it is, and what to do about it, in a sentence or two. */
  String sentence() {
    if (busySeconds() == 0) {
      return "No task did any work.";
    }
    List<TaskStage> largest =
        stages.keySet().stream().sorted(Comparator.comparing(stages::get).reversed()).toList();
    TaskStage first = largest.get(0);
    if (idleness() > USUAL_IDLENESS) {
      return "Task slots stood idle %s of the time, while Spark started up and handed out tasks: judge the speed by a longer run, and take more partitions than slots. Of what the tasks did, %s took most: %s."
          .formatted(Texts.percent(idleness()), lowerFirst(name(first)), share(first));
    }
    if (first != TaskStage.FORWARD) {
      return "%s takes %s of the tasks' time and holds the run back: %s."
          .formatted(name(first), share(first), advice(first));
    }
    return share(TaskStage.FORWARD, largest.get(1));
  }

  private String share(TaskStage forward, TaskStage next) {
    if (stages.get(forward) >= NETWORK_BOUND * busySeconds()) {
      return "The network itself takes %s of the tasks' time, as it should: only more cores or a smaller network would make the run faster."
          .formatted(share(forward));
    }
    return "The network takes %s of the tasks' time, but %s still takes %s: %s."
        .formatted(share(forward), lowerFirst(name(next)), share(next), advice(next));
  }

  private String share(TaskStage stage) {
    return Texts.percent(stages.get(stage) / busySeconds());
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static String name(TaskStage stage) {
    return switch (stage) {
      case WAIT -> "Waiting for pictures";
      case DECODE -> "Decoding";
      case PREPROCESS -> "Resizing";
      case FORWARD -> "The network";
      case WRITE -> "Writing rows";
      case OTHER -> "Starting tasks and getting at the model";
    };
  }

  private static String advice(TaskStage stage) {
    return switch (stage) {
      case WAIT -> "pack small files into large ones, or keep the pictures nearer to the executors";
      case DECODE -> "keep the pictures nearer to the size that the network wants, or add cores";
      case PREPROCESS -> "keep the pictures nearer to the size that the network wants";
      case FORWARD -> "add cores, or take a smaller network";
      case WRITE ->
          "write Parquet, and fewer values: pooled layers, fewer layers, fewer classes a picture";
      case OTHER -> "give the run more pictures, or its tasks by fewer partitions";
    };
  }
}
