package dev.pointwise.benchmarks.jobs;

import dev.pointwise.benchmarks.coordinator.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The rounds' result in Markdown. Ratios are taken within a round.
 *
 * @param pictures of each run
 * @param forward images a second of the forward pass alone, by round
 * @param longer our run over {@value #TIMES_AS_MANY} times as many pictures
 */
record JobTable(
    int pictures, double[] forward, List<JobRun> ours, List<JobRun> theirs, JobRun longer) {
  static final int TIMES_AS_MANY = 4;

  private static final String ROW = "| %-12s | %8s | %7s | %7s | %8s | %8s | %9s |%n";

  String markdown() {
    return ROW.formatted(
            "job", "images/s", "process", "core-ms", "peak MiB", "/forward", "/baseline")
        + "|--------------|---------:|--------:|--------:|---------:|---------:|----------:|\n"
        + row("pointwise", ours)
        + row("hand-written", theirs)
        + "%nForward pass alone: %.1f images/s (%.1f-%.1f). Whole process against whole process: %.2f.%n"
            .formatted(
                Spread.of(forward).median(),
                Spread.of(forward).least(),
                Spread.of(forward).most(),
                ratio(theirs, ours, JobRun::seconds))
        + further();
  }

  /** Without what a run costs once: the difference to the longer runs. */
  private String further() {
    int more = (TIMES_AS_MANY - 1) * pictures;
    double seconds = longer.seconds() - median(ours, JobRun::seconds);
    double core = longer.coreSeconds() - median(ours, JobRun::coreSeconds);
    double rate = more / seconds;
    return "Each further picture, by a run over %d: %.1f images/s, %.2f of the forward pass, %.1f core-ms outside the network.%n"
        .formatted(
            TIMES_AS_MANY * pictures,
            rate,
            rate / Spread.of(forward).median(),
            1000 * core / more - forwardMillis());
  }

  /** Of a core, a picture: the forward pass keeps all of them busy. */
  private double forwardMillis() {
    return 1000.0 * Runtime.getRuntime().availableProcessors() / Spread.of(forward).median();
  }

  private String row(String name, List<JobRun> runs) {
    return ROW.formatted(
        name,
        text("%.1f", median(runs, JobRun::imagesPerSecond)),
        text("%.1f s", median(runs, JobRun::seconds)),
        text("%.1f", 1000 * median(runs, JobRun::coreSeconds) / pictures - forwardMillis()),
        text("%.0f", median(runs, run -> run.peakMebibytes())),
        text("%.2f", toForward(runs)),
        text("%.2f", ratio(runs, theirs, JobRun::imagesPerSecond)));
  }

  private double toForward(List<JobRun> runs) {
    return Spread.of(
            IntStream.range(0, forward.length)
                .mapToDouble(round -> runs.get(round).imagesPerSecond() / forward[round])
                .toArray())
        .median();
  }

  private static double ratio(
      List<JobRun> runs, List<JobRun> others, ToDoubleFunction<JobRun> figure) {
    return Spread.of(
            IntStream.range(0, runs.size())
                .mapToDouble(
                    round ->
                        figure.applyAsDouble(runs.get(round))
                            / figure.applyAsDouble(others.get(round)))
                .toArray())
        .median();
  }

  private static double median(List<JobRun> runs, ToDoubleFunction<JobRun> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).toArray()).median();
  }

  @SuppressWarnings("FormatStringAnnotation")
  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
