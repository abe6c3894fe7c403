package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.ModelConfig;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --model}, for every command that works on one. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "REF",
      description =
          "A model card (.yaml), an .onnx or a Keras .h5 file, local or a URI of any Hadoop file"
              + " system, or an architecture with weights, as zoo:resnet50?weights=FILE.safetensors,"
              + " or with random ones, as zoo:resnet50?init=random&seed=1."
              + " Without it, the small model that comes with the program (zoo:default).")
  private String reference;

  /** What was given, or the model that comes with the program. */
  String orDefault() {
    return reference().orElse(ModelConfig.EMBEDDED);
  }

  Optional<String> reference() {
    return Optional.ofNullable(reference);
  }
}
