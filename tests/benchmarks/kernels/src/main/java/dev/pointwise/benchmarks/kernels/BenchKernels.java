package dev.pointwise.benchmarks.kernels;

import dev.pointwise.benchmarks.coordinator.Checkout;
import dev.pointwise.benchmarks.coordinator.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The command line of {@code scripts/bench-kernels}: JMH's own options, and {@code --discard} to
 * keep the result out of {@code tests/results}. Ends with a table of all kernels beside the peak.
 */
final class BenchKernels {
  private static final String DISCARD = "--discard";

  private BenchKernels() {}

  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    List<String> forJmh = new ArrayList<>(List.of(arguments));
    boolean discard = forJmh.remove(DISCARD);
    CommandLineOptions given = new CommandLineOptions(forJmh.toArray(String[]::new));
    if (given.shouldHelp()) {
      given.showHelp();
      return;
    }
    if (given.shouldList()) {
      new Runner(given).list();
      return;
    }
    int threads = given.getThreads().orElse(Runtime.getRuntime().availableProcessors());
    Options options = new OptionsBuilder().parent(given).threads(threads).build();
    Checkout checkout = Checkout.here();
    Origin origin = Origin.of(checkout);
    Collection<RunResult> results = new Runner(options).run();
    String section = origin.heading("kernels") + new KernelTable(results, threads).markdown();
    System.out.println("\n" + section);
    if (!discard) {
      Origin.append(section, checkout.results("kernels"));
    }
  }
}
