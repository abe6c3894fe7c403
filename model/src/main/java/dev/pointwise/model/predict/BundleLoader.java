package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.read.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the files of a {@link ModelBundle}. */
final class BundleLoader {
  private final ResourceReader resources;

  BundleLoader(ResourceReader resources) {
    this.resources = resources;
  }

  ModelBundle load(String reference, CardOverrides overrides) {
    Optional<Preprocess> preprocess =
        overrides.preprocess().map(file -> PreprocessReader.load(file, resources));
    Optional<List<String>> labels = overrides.labels().map(this::labels);
    if (!hasCard(reference)) {
      return bare(reference, preprocess, overrides.labels(), labels.orElse(List.of()));
    }
    ModelBundle bundle = carded(reference);
    ModelCard card = preprocess.map(bundle.card()::withPreprocess).orElse(bundle.card());
    card = overrides.labels().map(card::withLabels).orElse(card);
    return new ModelBundle(bundle.source(), card, bundle.file(), labels.orElse(bundle.labels()));
  }

  Graph network(String reference) {
    return ModelReaders.read(hasCard(reference) ? carded(reference).file() : modelFile(reference));
  }

  private static boolean hasCard(String reference) {
    String name = reference.toLowerCase(Locale.ROOT);
    return Zoo.has(reference) || name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private ModelBundle carded(String reference) {
    return Zoo.has(reference)
        ? new BundleLoader(Zoo::read).card(reference, Zoo.card(reference))
        : card(reference, reference);
  }

  private ModelBundle card(String source, String uri) {
    ModelCard card = ModelCard.parse(new String(read(uri), StandardCharsets.UTF_8), source);
    ModelFile file = modelFile(beside(uri, card.model()));
    ModelBundle bundle =
        new ModelBundle(
            source,
            card,
            file,
            card.labels().map(name -> labels(beside(uri, name))).orElse(List.of()));
    requireSha256(bundle);
    return bundle;
  }

  private static void requireSha256(ModelBundle bundle) {
    String found = bundle.sha256();
    bundle
        .card()
        .sha256()
        .filter(wanted -> !wanted.equals(found))
        .ifPresent(
            wanted -> {
              throw new ModelException(
                  "%s: 'sha256' is %s but %s has %s; get the right file, or correct the card"
                      .formatted(bundle.source(), wanted, bundle.file().name(), found));
            });
  }

  private ModelBundle bare(
      String reference,
      Optional<Preprocess> preprocess,
      Optional<String> labelFile,
      List<String> labels) {
    ModelFile file = modelFile(reference);
    Preprocess known =
        preprocess.orElseThrow(
            () ->
                new ModelException(
                    "%s does not say how pictures become its input; give --preprocess FILE|NAME or"
                            .formatted(reference)
                        + " a model card"));
    ModelBundle bundle = ModelBundle.of(file, known, labels);
    return labelFile
        .map(bundle.card()::withLabels)
        .map(card -> new ModelBundle(reference, card, file, labels))
        .orElse(bundle);
  }

  private ModelFile modelFile(String uri) {
    return ModelReaders.collect(uri, read(uri), name -> read(beside(uri, name)));
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
