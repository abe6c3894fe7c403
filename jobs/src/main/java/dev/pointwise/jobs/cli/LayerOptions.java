package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.inspect.LayerList;
import dev.pointwise.model.predict.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which layers, and what there are. */
final class LayerOptions {
  private static final int WIDTH = 100;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Layers by our names, or by those of the file's nodes and tensors.")
  private final List<String> layers = new ArrayList<>();

  @Option(names = "--list-layers", description = "Only print the layers and their names.")
  private boolean listed;

  boolean areListed() {
    return listed;
  }

  void list(String model, Console console) {
    HadoopFiles files = new HadoopFiles(SparkSessions.hadoopConfiguration());
    console.out().print(LayerList.text(ModelBundle.architecture(model, files), WIDTH));
  }

  /** As they were given, at least one, each once. */
  List<String> names() {
    if (layers.isEmpty()) {
      throw new UsageException("--layer is missing; name layers that --list-layers lists");
    }
    if (layers.stream().distinct().count() < layers.size()) {
      throw new UsageException("--layer names one layer twice: " + String.join(", ", layers));
    }
    return layers;
  }
}
