package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Kernels;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Model cards as YAML, read strictly. */
final class CardYaml {
  private static final String[] KEYS = {
    "name", "model", "sha256", "preprocess", "labels", "logits", "scores", "winograd", "kernels"
  };

  private CardYaml() {}

  static ModelCard read(String yaml, String source) {
    StrictMap card = StrictMap.parse(yaml, source);
    for (String key : new String[] {"architecture", "weights"}) {
      if (card.has(key)) {
        throw card.error(
            key, "is not supported yet; name an ONNX file with 'model' instead, weights included");
      }
    }
    card.allowing(KEYS);
    OutputKind kind =
        card.onlyKey("logits", "scores").equals("logits") ? OutputKind.LOGITS : OutputKind.SCORES;
    return new ModelCard(
        card.text("name"),
        card.text("model"),
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

  private static Optional<String> sha256(StrictMap card) {
    Optional<String> sha256 =
        card.optionalText("sha256").map(text -> text.toLowerCase(Locale.ROOT));
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
      throw card.error("sha256", "must be 64 hexadecimal digits but is " + sha256.get());
    }
    return sha256;
  }
}
