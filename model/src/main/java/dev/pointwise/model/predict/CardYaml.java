package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.NearestNames;
import dev.pointwise.model.zoo.Zoo;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Model cards as YAML, read strictly. */
final class CardYaml {
  private static final String[] KEYS = {
    "name",
    "model",
    "architecture",
    "weights",
    "sha256",
    "preprocess",
    "labels",
    "logits",
    "scores",
    "winograd",
    "kernels"
  };

  private CardYaml() {}

  static ModelCard read(String yaml, String source) {
    StrictMap card = StrictMap.parse(yaml, source);
    card.allowing(KEYS);
    OutputKind kind =
        card.onlyKey("logits", "scores").equals("logits") ? OutputKind.LOGITS : OutputKind.SCORES;
    return new ModelCard(
        card.text("name"),
        network(card),
        sha256(card),
        PreprocessBlock.read(card.map("preprocess")),
        card.optionalText("labels"),
        kind,
        card.text(kind.cardKey()),
        kernels(card));
  }

  private static Kernels kernels(StrictMap card) {
    Kernels.Winograd winograd =
        card.has("winograd")
            ? card.choice("winograd", Kernels.Winograd.class)
            : Kernels.FASTEST.winograd();
    return new Kernels(winograd, card.has("kernels") ? card.texts("kernels") : Map.of());
  }

  /** A file with network and weights, or an architecture of the zoo and the file of its weights. */
  private static String network(StrictMap card) {
    if (!card.has("architecture") && !card.has("weights")) {
      return model(card);
    }
    if (!card.onlyKey("model", "architecture").equals("architecture")) {
      throw card.error("weights", "belongs to an 'architecture'; a 'model' has its own");
    }
    String name = card.text("architecture");
    if (!Zoo.names().contains(name)) {
      throw card.error(
          "architecture",
          "is '%s', which is none%s; there are %s"
              .formatted(
                  name, NearestNames.suggest(name, Zoo.names()), String.join(", ", Zoo.names())));
    }
    String weights = card.text("weights");
    if (!ZooReference.isWeights(weights)) {
      throw card.error("weights", "must be a .safetensors file but is " + weights);
    }
    return ZooReference.weighted(name, weights).text();
  }

  private static String model(StrictMap card) {
    String model = card.text("model");
    if (ZooReference.isOne(model)) {
      throw card.error(
          "model", "is %s; name it with 'architecture' and 'weights'".formatted(model));
    }
    return model;
  }

  private static Optional<String> sha256(StrictMap card) {
    Optional<String> sha256 =
        card.optionalText("sha256").map(text -> text.toLowerCase(Locale.ROOT));
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
      throw card.error("sha256", "must be 64 hexadecimal digits but is " + sha256.get());
    }
    return sha256;
  }
}
