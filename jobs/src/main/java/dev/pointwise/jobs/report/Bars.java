package dev.pointwise.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Values side by side. */
final class Bars {
  private static final double FULL = 100;

  private Bars() {}

  /** Each value against the largest one, in the map's order. */
  static List<Report.Bar> of(Map<String, Double> values, DoubleFunction<String> text) {
    double largest = values.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return of(values, largest, text);
  }

  /** Each value against a whole, in the map's order, with its share of it. */
  static List<Report.Bar> of(
      Map<String, Double> values, double whole, DoubleFunction<String> text) {
    List<Report.Bar> bars = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          double share = whole > 0 ? value / whole : 0;
          bars.add(new Report.Bar(name, text.apply(value), percent(share), Texts.percent(share)));
        });
    return bars;
  }

  private static double percent(double share) {
    return Math.round(share * FULL * FULL) / FULL;
  }
}
