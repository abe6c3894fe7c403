package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.image.Preprocess;
import java.util.Optional;

/**
 * What a model file does not say about itself: how pictures become its input, and what its output
 * means. Immutable.
 *
 * @param name as shown to users
 * @param model the model file: a URI, or a name beside the card; or an architecture and such a file
 *     of its weights, as in {@code zoo:resnet50?weights=resnet50.safetensors}
 * @param sha256 of that file, in lower-case hex; checked when given
 * @param preprocess from pixels to the model's input
 * @param labels the label file: a URI, or a name beside the card; without it a class is called by
 *     its index
 * @param outputKind what the output holds
 * @param output the layer that is the output
 * @param kernels what the engine may choose; free without {@code winograd} and {@code kernels}
 */
public record ModelCard(
    String name,
    String model,
    Optional<String> sha256,
    Preprocess preprocess,
    Optional<String> labels,
    OutputKind outputKind,
    String output,
    Kernels kernels) {

  /**
   * Reads a card strictly.
   *
   * @param source where the text comes from, as shown in messages
   * @throws dev.pointwise.model.ModelException when a key is missing, unknown or wrong; the message
   *     names source and key
   */
  public static ModelCard parse(String yaml, String source) {
    return CardYaml.read(yaml, source);
  }

  /** This card as a text that {@link #parse} reads back to an equal card. */
  public String toYaml() {
    return CardWriter.write(this);
  }

  ModelCard withPreprocess(Preprocess other) {
    return new ModelCard(name, model, sha256, other, labels, outputKind, output, kernels);
  }

  ModelCard withLabels(String other) {
    return new ModelCard(
        name, model, sha256, preprocess, Optional.of(other), outputKind, output, kernels);
  }
}
