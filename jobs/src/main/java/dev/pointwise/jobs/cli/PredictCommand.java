package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.model.predict.Classify;
import dev.pointwise.model.predict.Coverage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "predict",
    description = "Write the best classes of every picture: one row a picture, always.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PredictCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private InferenceOptions inference;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      defaultValue = "5",
      description = "Classes a picture, best first (default: ${DEFAULT-VALUE}).")
  private int topK;

  @Option(
      names = "--dense",
      description =
          "Run the network over each picture in its own size, without the card's resizing and"
              + " cropping, its dense layers as 1x1 convolutions: adds the score map before softmax,"
              + " classes x rows x columns, whose mean is what is predicted.")
  private boolean dense;

  @Option(
      names = "--output",
      paramLabel = "URI",
      required = true,
      description = "The folder for the rows.")
  private String uri;

  @Mixin private OutputOptions output;
  @Mixin private RunOptions run;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (topK < 1) {
      throw new UsageException("--top-k is at least 1, but got " + topK);
    }
    RunConfig config =
        new RunConfig(
            "predict",
            inference.model(),
            new Classify(topK, dense ? Coverage.WHOLE_PICTURE : Coverage.INPUT_SIZE),
            inference.input(),
            inference.inference(),
            output.output(uri));
    return new RunningCommand(console, run).execute(config);
  }
}
