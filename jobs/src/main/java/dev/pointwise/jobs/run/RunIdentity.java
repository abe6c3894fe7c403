package dev.pointwise.jobs.run;

import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.ModelCard;
import dev.pointwise.model.predict.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the rows of a run depend on, beside the pictures. */
final class RunIdentity {
  private RunIdentity() {}

  /** Values by names that a user knows them by. */
  static Map<String, String> of(RunConfig config, ModelBundle model) {
    ModelCard card = model.card();
    Map<String, String> facts = new TreeMap<>();
    facts.put("model sha256", model.sha256());
    model
        .file()
        .weightFiles()
        .forEach((name, content) -> facts.put("sha256 of " + name, Sha256.hex(content)));
    facts.put("model output", card.outputKind() + " " + card.output());
    facts.put("preprocessing fingerprint", card.preprocess().fingerprint());
    byte[] labels = String.join("\n", model.labels()).getBytes(StandardCharsets.UTF_8);
    facts.put("labels sha256", Sha256.hex(labels));
    ConfigJson.of(config.task())
        .properties()
        .forEach(option -> facts.put("--" + option.getKey(), option.getValue().toString()));
    return facts;
  }
}
