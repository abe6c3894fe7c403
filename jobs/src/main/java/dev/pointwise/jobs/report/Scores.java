package dev.pointwise.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How sure the network was: best scores from 0 to 1, counted in bins of one width. */
final class Scores {
  private static final double FULL = 100;

  private Scores() {}

  static Report.Histogram histogram(long[] counts) {
    Axis pictures = Axis.ofCounts((double) Arrays.stream(counts).max().orElse(0));
    double width = 1.0 / counts.length;
    List<Report.Bar> columns = new ArrayList<>();
    for (int bin = 0; bin < counts.length; bin++) {
      String name = Texts.format("%.2f to %.2f", bin * width, (bin + 1) * width);
      columns.add(
          new Report.Bar(
              name, Texts.count(counts[bin]), pictures.percent((double) counts[bin]), ""));
    }
    List<Report.Tick> ticks =
        List.of(
            new Report.Tick("0", 0),
            new Report.Tick("0.25", 25),
            new Report.Tick("0.5", 50),
            new Report.Tick("0.75", 75),
            new Report.Tick("1", FULL));
    return new Report.Histogram(
        "Score of the best class", summary(counts), columns, ticks, pictures.ticks(Texts::count));
  }

  /** As in {@code Half of the pictures score 0.9 or more; 12 % score less than 0.5}. */
  private static String summary(long[] counts) {
    double all = Arrays.stream(counts).sum();
    long low = Arrays.stream(counts, 0, counts.length / 2).sum();
    return Texts.format(
        "Half of the pictures score %.2f or more; %s score less than 0.5",
        median(counts, all), Texts.percent(low / all));
  }

  /** The lower end of the bin in which the median lies. */
  private static double median(long[] counts, double all) {
    long above = 0;
    int bin = counts.length;
    while (2 * above < all) {
      bin--;
      above += counts[bin];
    }
    return (double) bin / counts.length;
  }
}
