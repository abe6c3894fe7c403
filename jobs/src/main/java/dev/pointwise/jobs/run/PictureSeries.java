package dev.pointwise.jobs.run;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a run was at which time: a bounded number of points, the fewer a minute the longer it
 * takes. Thread-safe.
 */
final class PictureSeries {
  static final int MOST_POINTS = 120;

  /** Clocks that tick once a second are late by a little. */
  private static final double TOLERANCE = 0.5;

  private final List<Progress> points = new ArrayList<>();
  private double spacing = 1;

  /** Takes a sample, or leaves it where one was taken just before. */
  synchronized void add(Progress sample) {
    if (points.isEmpty() || sample.seconds() >= last().seconds() + spacing - TOLERANCE) {
      points.add(sample);
    }
    if (points.size() >= MOST_POINTS) {
      thin();
    }
  }

  /** Takes the run's last sample, in any case. */
  synchronized void end(Progress sample) {
    if (!points.isEmpty() && sample.seconds() < last().seconds() + TOLERANCE) {
      points.remove(points.size() - 1);
    }
    points.add(sample);
  }

  private Progress last() {
    return points.get(points.size() - 1);
  }

  /** Keeps every other point, of those to come as well. */
  private void thin() {
    List<Progress> kept = new ArrayList<>();
    for (int i = 1; i < points.size(); i += 2) {
      kept.add(points.get(i));
    }
    points.clear();
    points.addAll(kept);
    spacing *= 2;
  }

  /** At most {@link #MOST_POINTS}, in the order of time. */
  synchronized List<Progress> points() {
    return List.copyOf(points);
  }
}
