package dev.pointwise.jobs.run;

import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.ModelCard;
import dev.pointwise.model.predict.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run says of its model. Weights are not among it: they are large, and a run holds them in
 * other forms already.
 *
 * @param sha256 of the model file, in lower-case hex
 * @param weightFiles SHA-256 of the weight files beside it, by name
 * @param labels SHA-256 of the labels
 */
record ModelFacts(
    String source, ModelCard card, String sha256, Map<String, String> weightFiles, String labels) {

  static ModelFacts of(ModelBundle bundle) {
    Map<String, String> weightFiles = new TreeMap<>();
    bundle.file().weightFiles().forEach((name, bytes) -> weightFiles.put(name, Sha256.hex(bytes)));
    byte[] labels = String.join("\n", bundle.labels()).getBytes(StandardCharsets.UTF_8);
    return new ModelFacts(
        bundle.source(), bundle.card(), bundle.sha256(), weightFiles, Sha256.hex(labels));
  }
}
