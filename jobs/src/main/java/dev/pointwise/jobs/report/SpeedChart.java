package dev.pointwise.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Images a second over a run's time, from the run record's series. Tasks report by heartbeats, so
 * that a point is the mean of some seconds before it.
 */
final class SpeedChart {
  private static final double SIDE = 1000;

  /** A window of less than some heartbeats would draw those. */
  private static final double SHORTEST_WINDOW = 4;

  private static final double WINDOWS = 30;
  private static final int FEWEST_POINTS = 3;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private final List<Point> points;
  private final double mean;
  private final Axis time;
  private final Axis speed;

  private record Point(double seconds, double perSecond) {}

  private SpeedChart(List<Point> points, double mean) {
    this.points = points;
    this.mean = mean;
    this.time = Axis.ofTime(points.get(points.size() - 1).seconds());
    this.speed = Axis.upTo(Math.max(mean, most()));
  }

  private double most() {
    return points.stream().mapToDouble(Point::perSecond).max().orElse(0);
  }

  /**
   * None where the run was too short for a curve.
   *
   * @param mean images a second while the run predicted and wrote; the series also has the time in
   *     which rows were counted
   */
  static List<Report.Chart> of(JsonNode series, double mean) {
    JsonNode seconds = series.path("seconds");
    JsonNode pictures = series.path("pictures");
    if (seconds.size() < FEWEST_POINTS) {
      return List.of();
    }
    return List.of(new SpeedChart(points(seconds, pictures), mean).chart());
  }

  private static List<Point> points(JsonNode seconds, JsonNode pictures) {
    List<Point> points = new ArrayList<>();
    double window =
        Math.max(SHORTEST_WINDOW, seconds.path(seconds.size() - 1).asDouble() / WINDOWS);
    for (int i = 0; i < seconds.size(); i++) {
      int before = i - 1;
      while (before >= 0 && seconds.get(before).asDouble() > seconds.get(i).asDouble() - window) {
        before--;
      }
      double elapsed = seconds.get(i).asDouble() - at(seconds, before);
      double done = pictures.get(i).asDouble() - at(pictures, before);
      points.add(
          new Point(seconds.get(i).asDouble(), elapsed > 0 ? Math.max(0, done / elapsed) : 0));
    }
    return points;
  }

  /** Before the first sample everything is 0. */
  private static double at(JsonNode values, int index) {
    return index < 0 ? 0 : values.get(index).asDouble();
  }

  private Report.Chart chart() {
    String line =
        points.stream()
            .map(point -> place(point.seconds(), point.perSecond()))
            .collect(Collectors.joining(" "));
    String closed =
        "%s %s %s".formatted(place(points.get(0).seconds(), 0), line, place(time.end(), 0));
    return new Report.Chart(
        line,
        closed,
        "Over %s, counting the rows included: %s images/s at the most; dashed: %s, the mean of predicting and writing"
            .formatted(Texts.duration(time.end()), Texts.rate(most()), Texts.rate(mean)),
        new Report.Tick(Texts.rate(mean), speed.percent(mean)),
        time.ticks(this::timeText),
        speed.ticks(value -> speed.step() < 1 ? Texts.rate(value) : Texts.count(value)));
  }

  private String place(double seconds, double perSecond) {
    return Texts.format(
        "%.1f,%.1f", SIDE * seconds / time.end(), SIDE * (1 - perSecond / speed.end()));
  }

  private String timeText(double seconds) {
    if (time.step() < MINUTE) {
      return Texts.format("%.0f s", seconds);
    }
    return time.step() < HOUR
        ? Texts.format("%.0f min", seconds / MINUTE)
        : Texts.format("%.0f h", seconds / HOUR);
  }
}
