package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.read.ModelFile;
import java.util.List;

/**
 * Everything of a model that travels to where it runs: card, file and labels, as read, not yet
 * checked against each other ({@link LoadedModel} does that). Immutable.
 *
 * @param source the card's or the model's path or URI, as shown in messages
 * @param labels in the order of the classes; empty when the classes have no names
 */
public record ModelBundle(String source, ModelCard card, ModelFile file, List<String> labels) {
  public ModelBundle {
    labels = List.copyOf(labels);
  }

  /** As {@link #load(String, CardOverrides, ResourceReader)}, with everything from the card. */
  public static ModelBundle load(String reference, ResourceReader resources) {
    return load(reference, CardOverrides.NONE, resources);
  }

  /**
   * Reads a model card ({@code .yaml}) and the files it names, or a bare model file, for which a
   * preprocessing must be given, or {@code zoo:default}, or an architecture with random weights.
   *
   * @throws dev.pointwise.model.ModelException when a file is missing, a card is wrong, or the
   *     model's SHA-256 is not the card's
   */
  public static ModelBundle load(
      String reference, CardOverrides overrides, ResourceReader resources) {
    return new BundleLoader(resources).load(reference, overrides);
  }

  /** The model that comes with the program. */
  public static ModelBundle embedded() {
    return load(Embedded.MODEL, Embedded::read);
  }

  /**
   * The network of a card's model or of a model file, as read, or an architecture with random
   * weights: what a forward pass needs, which is less than a prediction needs.
   */
  public static Graph network(String reference, ResourceReader resources) {
    return new BundleLoader(resources).network(reference, ZooReference::network);
  }

  /** The same to be looked at only; an architecture may lack its weights, which are zeros then. */
  public static Graph architecture(String reference, ResourceReader resources) {
    return new BundleLoader(resources).network(reference, ZooReference::architecture);
  }

  /** What a model card lets the engine choose; {@link Kernels#FASTEST} where there is no card. */
  public static Kernels kernels(String reference, ResourceReader resources) {
    return new BundleLoader(resources).kernels(reference);
  }

  /**
   * A model file without a card. Its only output is the output; it holds scores when it comes from
   * a softmax, logits otherwise.
   */
  public static ModelBundle of(ModelFile file, Preprocess preprocess, List<String> labels) {
    return BareModel.bundle(file, preprocess, labels);
  }

  /** For a broadcast: a format of its own, without Java serialization. */
  public byte[] toBytes() {
    return BundleFormat.write(this);
  }

  /** How many bytes {@link #toBytes} would be. */
  public int encodedSize() {
    return BundleFormat.size(this);
  }

  /** SHA-256 of what {@link #toBytes} would be, in lower-case hex. */
  public String encodedSha256() {
    return Sha256.hex(out -> BundleFormat.write(this, out));
  }

  /** The bundle that {@link #toBytes} wrote. */
  public static ModelBundle fromBytes(byte[] bytes) {
    return BundleFormat.read(bytes);
  }

  /** SHA-256 of the model file, in lower-case hex; weight files beside it are not part of it. */
  public String sha256() {
    return Sha256.hex(file.content());
  }
}
