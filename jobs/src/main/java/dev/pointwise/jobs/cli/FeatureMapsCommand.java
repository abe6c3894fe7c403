package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.InputException;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.inspect.FeatureMapSheet;
import dev.pointwise.model.inspect.FeatureMaps;
import dev.pointwise.model.inspect.SheetSettings;
import dev.pointwise.model.predict.CardOverrides;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.PictureMaps;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "featuremaps",
    description =
        "Draw what layers make of a picture, as a PNG: their maps side by side, in colours from"
            + " the least value to the largest.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FeatureMapsCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private ModelOption model;

  @Option(
      names = "--preprocess",
      paramLabel = "FILE|NAME",
      description = "Preprocessing in place of the model card's, as for predict.")
  private String preprocess;

  @Option(names = "--image", paramLabel = "FILE", description = "A picture, or its URI.")
  private String image;

  @Mixin private LayerOptions layers;

  @Option(
      names = "--order",
      paramLabel = "strongest|index",
      defaultValue = "strongest",
      converter = LowerCase.MapOrder.class,
      description = "Which maps come first (default: strongest, by their largest value).")
  private FeatureMaps.Order order;

  @Option(
      names = "--maps",
      paramLabel = "N",
      defaultValue = "64",
      description = "The most maps of a layer (default: ${DEFAULT-VALUE}).")
  private int maps;

  @Option(names = "--overlay", description = "Lay the maps over the picture.")
  private boolean overlay;

  @Option(names = "--output", paramLabel = "FILE.png", description = "A new file.")
  private String output;

  FeatureMapsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (layers.areListed()) {
      layers.list(model.orDefault(), console);
      return ExitCode.DONE.number();
    }
    List<String> names = layers.names();
    requireOptions();
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    NewFile sheet = new NewFile(output, files).requireFree();
    CardOverrides overrides = new CardOverrides(Optional.ofNullable(preprocess), Optional.empty());
    ModelBundle bundle = ModelBundle.load(model.orDefault(), overrides, files);
    PictureMaps.Result found = PictureMaps.of(bundle, names, picture(files), new Nd4jEngine());
    if (found instanceof PictureMaps.Unusable unusable) {
      Rejected rejected = unusable.rejected();
      throw new InputException(
          "Picture '%s' is rejected: %s: %s"
              .formatted(image, rejected.reason(), rejected.detail()));
    }
    sheet.write(drawing((PictureMaps.Maps) found));
    return ExitCode.DONE.number();
  }

  private void requireOptions() {
    if (image == null || output == null) {
      throw new UsageException(
          "%s is missing; give --image FILE and --output FILE.png"
              .formatted(image == null ? "--image" : "--output"));
    }
    if (maps < 1) {
      throw new UsageException("--maps is at least 1, but got " + maps);
    }
  }

  private byte[] picture(HadoopFiles files) {
    try {
      return files.read(image);
    } catch (IOException e) {
      throw new InputException(
          "Picture '%s' cannot be read: %s".formatted(image, HadoopFiles.reason(e)), e);
    }
  }

  private byte[] drawing(PictureMaps.Maps found) {
    SheetSettings.Ground ground =
        overlay ? SheetSettings.Ground.PICTURE : SheetSettings.Ground.NONE;
    String name = image.substring(image.lastIndexOf('/') + 1);
    return FeatureMapSheet.png(
        name, found.input(), found.layers(), new SheetSettings(order, maps, ground));
  }
}
