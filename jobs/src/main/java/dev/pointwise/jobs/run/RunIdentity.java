package dev.pointwise.jobs.run;

import dev.pointwise.jobs.config.InputFormat;
import dev.pointwise.jobs.config.Packing;
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
    facts.putAll(packing(config.input().format()));
    return facts;
  }

  /** What the rows' keys are taken from; nothing where each file is a picture. */
  private static Map<String, String> packing(InputFormat format) {
    Map<String, String> facts = new TreeMap<>();
    if (format.packing() != Packing.PICTURES) {
      facts.put("--input-format", format.name());
    }
    format.contentColumn().ifPresent(column -> facts.put("--content-column", column));
    format.idColumn().ifPresent(column -> facts.put("--id-column", column));
    return facts;
  }
}
