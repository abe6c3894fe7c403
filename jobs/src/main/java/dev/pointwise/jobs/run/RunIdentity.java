package dev.pointwise.jobs.run;

import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.model.predict.ModelCard;
import java.util.Map;
import java.util.TreeMap;

/** What the rows of a run depend on, beside the pictures. */
final class RunIdentity {
  private RunIdentity() {}

  /** Values by names that a user knows them by. */
  static Map<String, String> of(RunConfig config, ModelFacts model) {
    ModelCard card = model.card();
    Map<String, String> facts = new TreeMap<>();
    facts.put("model sha256", model.sha256());
    model.weightFiles().forEach((name, sha256) -> facts.put("sha256 of " + name, sha256));
    facts.put("model output", card.outputKind() + " " + card.output());
    facts.put("preprocessing fingerprint", card.preprocess().fingerprint());
    facts.put("labels sha256", model.labels());
    ConfigJson.of(config.task())
        .properties()
        .forEach(option -> facts.put("--" + option.getKey(), option.getValue().toString()));
    return facts;
  }
}
