package dev.pointwise.benchmarks.jobs;

import dev.pointwise.benchmarks.coordinator.Spread;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The rounds' result in Markdown. Ratios are taken within a round.
 *
 * @param forward images a second of the forward pass alone, by round
 */
record JobTable(double[] forward, JobRuns ours, JobRuns theirs) {
  private static final String ROW = "| %-12s | %8s | %7s | %7s | %8s | %8s | %9s |%n";
  private static final String FURTHER = "| %-12s | %8s | %7s | %8s | %9s |%n";

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
        + "%nEach further picture, by one run of each over %d:%n%n"
            .formatted(JobRuns.TIMES_AS_MANY * ours.pictures())
        + FURTHER.formatted("job", "images/s", "core-ms", "/forward", "/baseline")
        + "|--------------|---------:|--------:|---------:|----------:|\n"
        + further("pointwise", ours)
        + further("hand-written", theirs);
  }

  private String row(String name, JobRuns runs) {
    return ROW.formatted(
        name,
        text("%.1f", runs.median(JobRun::imagesPerSecond)),
        text("%.1f s", runs.median(JobRun::seconds)),
        text("%.1f", runs.coreMillis() - forwardMillis()),
        text("%.0f", runs.median(run -> run.peakMebibytes())),
        text("%.2f", toForward(runs)),
        text("%.2f", ratio(runs, theirs, JobRun::imagesPerSecond)));
  }

  private String further(String name, JobRuns runs) {
    double rate = runs.furtherImagesPerSecond();
    return FURTHER.formatted(
        name,
        text("%.1f", rate),
        text("%.1f", runs.furtherCoreMillis() - forwardMillis()),
        text("%.2f", rate / Spread.of(forward).median()),
        text("%.2f", rate / theirs.furtherImagesPerSecond()));
  }

  /** Of a core, a picture: the forward pass keeps all of them busy. */
  private double forwardMillis() {
    return 1000.0 * Runtime.getRuntime().availableProcessors() / Spread.of(forward).median();
  }

  private double toForward(JobRuns runs) {
    return Spread.of(
            IntStream.range(0, forward.length)
                .mapToDouble(round -> runs.rounds().get(round).imagesPerSecond() / forward[round])
                .toArray())
        .median();
  }

  private static double ratio(JobRuns runs, JobRuns others, ToDoubleFunction<JobRun> figure) {
    return Spread.of(
            IntStream.range(0, runs.rounds().size())
                .mapToDouble(
                    round ->
                        figure.applyAsDouble(runs.rounds().get(round))
                            / figure.applyAsDouble(others.rounds().get(round)))
                .toArray())
        .median();
  }

  @SuppressWarnings("FormatStringAnnotation")
  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
