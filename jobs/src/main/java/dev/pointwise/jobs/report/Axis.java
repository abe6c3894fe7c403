package dev.pointwise.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Round numbers along an axis that starts at 0. */
record Axis(double end, double step) {
  private static final int MOST_STEPS = 5;
  private static final double FULL = 100;
  private static final double[] DECIMAL = {1, 2, 5};
  private static final double[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400
  };

  /** Ends at or above the largest value. */
  static Axis upTo(double largest) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1e-9)))) / 10;
    while (true) {
      for (double digit : DECIMAL) {
        double step = digit * power;
        if (largest <= step * (MOST_STEPS - 1)) {
          return new Axis(Math.ceil(Math.max(largest, step) / step) * step, step);
        }
      }
      power *= 10;
    }
  }

  /** The same in whole steps. */
  static Axis ofCounts(double largest) {
    return upTo(Math.max(largest, MOST_STEPS - 1));
  }

  /** Ends at the last second. */
  static Axis ofTime(double seconds) {
    for (double step : SECONDS) {
      if (seconds <= step * MOST_STEPS) {
        return new Axis(seconds, step);
      }
    }
    double day = SECONDS[SECONDS.length - 1];
    return new Axis(seconds, Math.ceil(seconds / day / MOST_STEPS) * day);
  }

  double percent(double value) {
    return Math.round(value / end * FULL * FULL) / FULL;
  }

  List<Report.Tick> ticks(DoubleFunction<String> text) {
    List<Report.Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
      ticks.add(new Report.Tick(text.apply(i * step), percent(i * step)));
    }
    return ticks;
  }
}
