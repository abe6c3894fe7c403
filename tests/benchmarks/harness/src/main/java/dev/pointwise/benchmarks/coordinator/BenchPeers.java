package dev.pointwise.benchmarks.coordinator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** The command line of {@code scripts/bench-peers}. */
@Command(
    name = "bench-peers",
    description = {
      "Compare this engine with others on the same networks and pictures, in alternation.",
      "Each peer is a process of its own that sleeps while another one runs; each caller is a"
          + " thread with one native thread."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class BenchPeers implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      arity = "1..*",
      description = "ONNX files, or zoo:NAME?... (written as ONNX first).")
  private List<String> models;

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "pointwise,onnxruntime-1.29,onnxruntime-1.17",
      description = "Folders of tests/benchmarks/peers.")
  private List<String> peers;

  @Option(
      names = "--baseline",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "onnxruntime-1.29,onnxruntime-1.17",
      description = "Ratios are to the fastest of these in the same round.")
  private List<String> baseline;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "8",
      description = "Images a forward pass.")
  private int batchSize;

  @Option(
      names = "--callers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads that run forward passes at once.")
  private int callers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Every peer runs once a round.")
  private int rounds;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "4", description = "A peer's turn.")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "4",
      description = "Each peer's turn before the first round.")
  private double warmUp;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "To append to (default: tests/results/peers.md of the checkout).")
  private Path results;

  @Option(names = "--discard", description = "Print the result and append it nowhere.")
  private boolean discard;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new BenchPeers())
            .setExecutionExceptionHandler(BenchPeers::tell)
            .execute(arguments));
  }

  /** What is wrong with a worker, a file or the build is in the message. */
  private static int tell(Exception failure, CommandLine command, ParseResult arguments) {
    command.getErr().println(failure instanceof IOException ? failure : failure.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public Integer call() throws IOException {
    Checkout checkout = Checkout.here();
    Setting setting = new Setting(batchSize, callers, rounds, seconds, warmUp);
    Origin origin = Origin.of(checkout);
    List<Network> networks = new ArrayList<>();
    for (String model : models) {
      networks.add(checkout.network(model));
    }
    checkout.build(peers);
    for (Network network : networks) {
      List<Measured> measured = new Alternation(checkout, setting).measure(network, peers);
      Report report = new Report(network, setting, origin, new Comparison(measured, baseline));
      System.out.println(report.markdown());
      if (!discard) {
        Origin.append(report.markdown(), results == null ? checkout.results("peers") : results);
      }
    }
    return 0;
  }
}
