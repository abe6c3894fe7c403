package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.model.predict.Extract;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "features",
    description = {
      "Write the values of one or several layers for every picture, from one pass.",
      "Each layer is a column of its own name, array<float>, row-major, with its extents in"
          + " <layer>_shape. In SQL, quote a name that has dots or slashes with backticks."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FeaturesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private InferenceOptions inference;

  @Mixin private LayerOptions layers;

  @Option(
      names = "--pool",
      paramLabel = "none|avg|max",
      defaultValue = "none",
      converter = LowerCase.Pool.class,
      description = "One value a channel in place of a map (default: none).")
  private PoolOption pool;

  @Option(names = "--output", paramLabel = "URI", description = "The folder for the rows.")
  private String uri;

  @Mixin private OutputOptions output;
  @Mixin private RunOptions run;

  FeaturesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (layers.areListed()) {
      layers.list(inference.model().referenceOrEmbedded(), console);
      return ExitCode.DONE.number();
    }
    if (uri == null) {
      throw new UsageException("--output is missing; name a folder to write the rows to");
    }
    RunConfig config =
        new RunConfig(
            "features",
            inference.model(),
            new Extract(layers.names(), pool.pooling()),
            inference.input(),
            inference.inference(),
            output.output(uri));
    return new RunningCommand(console, run).execute(config);
  }
}
