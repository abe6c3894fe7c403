package dev.pointwise.benchmarks.kernels;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** JMH's results, a line a kernel, all rates those of one thread. */
record KernelTable(Collection<RunResult> results, int threads) {
  private static final String ROW = "| %-38s | %9s | %8s | %8s |%n";
  private static final double MILLIS = 1e3;

  String markdown() {
    return "- %d threads, a session each; GFLOP/s of one thread, by the textbook's operations%n%n"
            .formatted(threads)
        + ROW.formatted("layer (batch)", "ms", "GFLOP/s", "of peak")
        + "|----------------------------------------|----------:|---------:|---------:|\n"
        + results.stream().map(this::row).collect(Collectors.joining());
  }

  private String row(RunResult result) {
    double rate = gflops(result);
    return isPeak(result)
        ? row("fused multiply-add, registers only", "", rate, "")
        : row(name(result), millis(result), rate, share(result));
  }

  /** The median over the iterations, each beside the peak measured right before it. */
  private static String share(RunResult result) {
    double[] shares =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> score(iteration, "gflops") / score(iteration, "peak"))
            .sorted()
            .toArray();
    return String.format(Locale.ROOT, "%.0f %%", 100 * shares[shares.length / 2]);
  }

  private static double score(IterationResult iteration, String counter) {
    return iteration.getSecondaryResults().get(counter).getScore();
  }

  private static String row(String name, String millis, double rate, String share) {
    return ROW.formatted(name, millis, String.format(Locale.ROOT, "%.1f", rate), share);
  }

  private static boolean isPeak(RunResult result) {
    return result.getParams().getBenchmark().startsWith(PeakBenchmark.class.getName());
  }

  private double gflops(RunResult result) {
    return result.getSecondaryResults().get("gflops").getScore() / threads;
  }

  /** One layer, one batch. */
  private String millis(RunResult result) {
    Kernel kernel = kernel(result);
    double passes = result.getPrimaryResult().getScore() / threads;
    double layers = kernel.repeats() * kernel.layers().size();
    return String.format(Locale.ROOT, "%.3f", MILLIS / passes / layers);
  }

  private static String name(RunResult result) {
    boolean direct = result.getParams().getParam("winograd").equals("OFF");
    return "%s (%s)%s"
        .formatted(
            kernel(result).name().toLowerCase(Locale.ROOT),
            result.getParams().getParam("batchSize"),
            direct ? " direct" : "");
  }

  private static Kernel kernel(RunResult result) {
    return Kernel.valueOf(result.getParams().getParam("kernel"));
  }
}
