package dev.pointwise.benchmarks.jobs;

import dev.pointwise.benchmarks.coordinator.Checkout;
import dev.pointwise.benchmarks.coordinator.Network;
import dev.pointwise.benchmarks.coordinator.Origin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code scripts/bench-job}. */
@Command(
    name = "bench-job",
    description = {
      "Compare the whole predict job with a hand-written Spark job that calls ONNX Runtime, in"
          + " alternation, each as a process of its own with local[*] over the same JPEGs and the"
          + " same ONNX file; and with the forward pass alone."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class BenchJob implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      arity = "1..*",
      description = "ONNX files for pictures of 224x224, or zoo:NAME?... (written as ONNX first).")
  private List<String> models;

  @Option(
      names = "--photographs",
      required = true,
      paramLabel = "DIR",
      description = "The pictures are cut out of these.")
  private Path photographs;

  @Option(names = "--count", paramLabel = "N", defaultValue = "1000", description = "Pictures.")
  private int count;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Forward pass and both jobs run once a round.")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "8",
      description = "Of the forward pass alone.")
  private int seconds;

  @Option(names = "--discard", description = "Print the result and append it nowhere.")
  private boolean discard;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchJob()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Checkout checkout = Checkout.here();
    Origin origin = Origin.of(checkout);
    Path work = Files.createTempDirectory("bench-job");
    Path pictures = work.resolve("pictures");
    Photographs.draw(photographs, count, pictures);
    Path more = work.resolve("more");
    Photographs.link(pictures, JobRuns.TIMES_AS_MANY, more);
    for (String model : models) {
      Network network = checkout.network(model);
      JobCommands commands = new JobCommands(checkout, network.onnx(), work);
      String section =
          origin.heading(network.name()) + setting(checkout) + measured(commands, pictures, more);
      System.out.println(section);
      if (!discard) {
        Origin.append(section, checkout.results("jobs"));
      }
    }
    return 0;
  }

  private String setting(Checkout checkout) {
    boolean archived = Files.exists(checkout.top().resolve("jobs/target/classes.jsa.libraries"));
    return """
        - %d JPEGs of about 500x400 and 110 kB; batch 8, local[*], rounds %d, forward pass %d s
        - baseline: Spark 4.1 binaryFile, OpenCV, ONNX Runtime 1.17.3 in mapPartitions; one session a
          JVM, one thread a call
        - pointwise starts %s a class archive (scripts/class-archive)
        - images/s: of the stage that reads, predicts and writes; process: from start to end
        - core-ms: of the process outside the network, a picture
        - medians; ratios within a round

        """
        .formatted(count, rounds, seconds, archived ? "with" : "without");
  }

  private String measured(JobCommands commands, Path pictures, Path more)
      throws IOException, InterruptedException {
    double[] forward = new double[rounds];
    List<JobRun> ours = new ArrayList<>();
    List<JobRun> theirs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      forward[round] = commands.forwardPass(seconds).imagesPerSecond();
      if (round % 2 == 0) {
        ours.add(commands.pointwise(pictures));
        theirs.add(commands.handWritten(pictures));
      } else {
        theirs.add(commands.handWritten(pictures));
        ours.add(commands.pointwise(pictures));
      }
      System.err.printf(
          "round %d of %d: forward %.1f, pointwise %s, hand-written %s%n",
          round + 1, rounds, forward[round], ours.get(round), theirs.get(round));
    }
    String comparison = commands.comparison();
    JobTable table =
        new JobTable(
            forward,
            new JobRuns(ours, count, commands.pointwise(more)),
            new JobRuns(theirs, count, commands.handWritten(more)));
    return table.markdown() + "\n" + comparison + "\n";
  }

  static String javaClassPath(Path module) throws IOException {
    return module.resolve("target/classes")
        + File.pathSeparator
        + Files.readString(module.resolve("target/classpath.txt")).strip();
  }
}
