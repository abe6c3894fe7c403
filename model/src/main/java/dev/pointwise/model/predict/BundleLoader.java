package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.read.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the files of a {@link ModelBundle}. */
final class BundleLoader {
  private final ResourceReader resources;

  BundleLoader(ResourceReader resources) {
    this.resources = resources;
  }

  ModelBundle load(String reference, CardOverrides overrides) {
    if (isWithoutFile(reference)) {
      return architecture(ZooReference.parse(reference), overrides);
    }
    return hasCard(reference) ? carded(reference, overrides) : bare(reference, overrides);
  }

  /**
   * @param architecture what to make of an architecture for which no file of weights is given
   */
  Graph network(String reference, Function<ZooReference, Graph> architecture) {
    if (isWithoutFile(reference)) {
      return architecture.apply(ZooReference.parse(reference));
    }
    if (!hasCard(reference)) {
      return ModelReaders.read(modelFile(reference));
    }
    String uri = cardUri(reference);
    BundleLoader own = besideCard(reference);
    return ModelReaders.read(own.modelFile(own.card(reference, uri), reference, uri));
  }

  Kernels kernels(String reference) {
    return hasCard(reference)
        ? besideCard(reference).card(reference, cardUri(reference)).kernels()
        : Kernels.FASTEST;
  }

  private static boolean isWithoutFile(String reference) {
    return ZooReference.isOne(reference) && ZooReference.parse(reference).weights().isEmpty();
  }

  private static boolean hasCard(String reference) {
    String name = reference.toLowerCase(Locale.ROOT);
    return reference.equals(Embedded.MODEL) || name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static String cardUri(String reference) {
    return reference.equals(Embedded.MODEL) ? Embedded.CARD : reference;
  }

  /** What reads the files beside the card; the caller's own files are read by this loader. */
  private BundleLoader besideCard(String reference) {
    return reference.equals(Embedded.MODEL) ? new BundleLoader(Embedded::read) : this;
  }

  private ModelBundle carded(String reference, CardOverrides overrides) {
    String uri = cardUri(reference);
    BundleLoader own = besideCard(reference);
    ModelCard card = own.card(reference, uri);
    Optional<String> labelFile = card.labels().map(name -> beside(uri, name));
    List<String> labels =
        overrides.labels().map(this::labels).or(() -> labelFile.map(own::labels)).orElse(List.of());
    ModelFile file = own.modelFile(card, reference, uri);
    return new ModelBundle(reference, changed(card, overrides), file, labels);
  }

  private ModelCard changed(ModelCard card, CardOverrides overrides) {
    ModelCard relabelled = overrides.labels().map(card::withLabels).orElse(card);
    return preprocess(overrides).map(relabelled::withPreprocess).orElse(relabelled);
  }

  private Optional<Preprocess> preprocess(CardOverrides overrides) {
    return overrides.preprocess().map(file -> PreprocessReader.load(file, resources));
  }

  private ModelCard card(String source, String uri) {
    return ModelCard.parse(new String(read(uri), StandardCharsets.UTF_8), source);
  }

  private ModelFile modelFile(ModelCard card, String source, String cardUri) {
    String model = besideCard(cardUri, card);
    String uri = ModelReaders.fileOf(model);
    byte[] content = read(uri);
    String found = Sha256.hex(content);
    if (!card.sha256().orElse(found).equals(found)) {
      throw new ModelException(
          "%s: 'sha256' is %s but %s has %s; get the right file, or correct the card"
              .formatted(source, card.sha256().orElseThrow(), uri, found));
    }
    return collect(model, content);
  }

  private static String besideCard(String cardUri, ModelCard card) {
    String model = card.model();
    String file = beside(cardUri, ModelReaders.fileOf(model));
    return ZooReference.isOne(model) ? ZooReference.parse(model).withWeights(file).text() : file;
  }

  private ModelBundle architecture(ZooReference reference, CardOverrides overrides) {
    ModelBundle bundle = ZooBundle.of(reference, preprocess(overrides), labels(overrides));
    return new ModelBundle(
        bundle.source(), changed(bundle.card(), overrides), bundle.file(), bundle.labels());
  }

  private ModelBundle bare(String reference, CardOverrides overrides) {
    Preprocess preprocess =
        preprocess(overrides)
            .orElseThrow(
                () ->
                    new ModelException(
                        "%s does not say how pictures become its input; give --preprocess FILE|NAME or a model card"
                            .formatted(reference)));
    ModelBundle bundle = ModelBundle.of(modelFile(reference), preprocess, labels(overrides));
    return new ModelBundle(
        reference, changed(bundle.card(), overrides), bundle.file(), bundle.labels());
  }

  private List<String> labels(CardOverrides overrides) {
    return overrides.labels().map(this::labels).orElse(List.of());
  }

  private ModelFile modelFile(String model) {
    return collect(model, read(ModelReaders.fileOf(model)));
  }

  private ModelFile collect(String model, byte[] content) {
    return ModelReaders.collect(model, content, name -> read(beside(model, name)));
  }

  private List<String> labels(String uri) {
    return Labels.parse(read(uri), uri);
  }

  private byte[] read(String uri) {
    try {
      return resources.read(uri);
    } catch (IOException e) {
      throw new ModelException("%s cannot be read: %s".formatted(uri, e.getMessage()), e);
    }
  }

  /** A name as seen from a file: beside it, unless it is a URI or an absolute path. */
  static String beside(String file, String name) {
    boolean absolute = name.startsWith("/") || name.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
    return absolute ? name : file.substring(0, file.lastIndexOf('/') + 1) + name;
  }
}
