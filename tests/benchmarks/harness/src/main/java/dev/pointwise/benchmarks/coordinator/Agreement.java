package dev.pointwise.benchmarks.coordinator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether peers compute the same: who computes something else is not timed. */
final class Agreement {
  /** Of the largest output: what float32 sums in another order, Winograd included, may differ. */
  private static final double TOLERANCE = 1e-4;

  private Agreement() {}

  /**
   * Each peer's largest difference to the last one, over all callers, relative to the largest
   * output.
   *
   * @throws IllegalStateException when one is above the tolerance or not a number
   */
  static Map<WorkerProcess, Double> of(List<WorkerProcess> workers) {
    WorkerProcess judge = workers.get(workers.size() - 1);
    float[] expected = judge.outputs().get(0);
    Map<WorkerProcess, Double> errors = new LinkedHashMap<>();
    for (WorkerProcess worker : workers) {
      double worst = 0;
      for (float[] output : worker.outputs()) {
        worst = Math.max(worst, error(output, expected));
      }
      if (!(worst <= TOLERANCE)) {
        throw new IllegalStateException(
            "Peers '%s' and '%s' differ by %.1e of the largest output, which is above %.0e; nothing wrong is timed"
                .formatted(worker.peer(), judge.peer(), worst, TOLERANCE));
      }
      errors.put(worker, worst);
    }
    return errors;
  }

  /** Not a number where a value is none. */
  static double error(float[] output, float[] expected) {
    if (output.length != expected.length) {
      throw new IllegalStateException(
          "One peer has %d output values, another %d".formatted(output.length, expected.length));
    }
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs((double) output[i] - expected[i]));
    }
    return difference / largest;
  }
}
