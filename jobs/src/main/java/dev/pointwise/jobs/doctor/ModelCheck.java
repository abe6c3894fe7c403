package dev.pointwise.jobs.doctor;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.predict.Classify;
import dev.pointwise.model.predict.Coverage;
import dev.pointwise.model.predict.LoadedModel;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.ResourceReader;

/** Whether a model can be read and prepared on the driver, from which the executors receive it. */
public final class ModelCheck {
  private static final String TOPIC = "model";
  private static final int USUAL_BATCH = 8;

  private ModelCheck() {}

  public static Finding of(String reference, ResourceReader files) {
    try {
      ModelBundle bundle = ModelBundle.load(reference, files);
      try (LoadedModel loaded =
          LoadedModel.load(bundle, new Classify(1, Coverage.INPUT_SIZE), new Nd4jEngine())) {
        long weights = loaded.memory(USUAL_BATCH, 0).weightBytes();
        return Finding.ok(
            TOPIC,
            "%s is readable and fits its card; %,d MiB of weights"
                .formatted(reference, (weights >> 20) + 1));
      }
    } catch (ModelException e) {
      return Finding.fail(TOPIC, e.getMessage(), "--model to a model that the driver can read");
    } catch (LinkageError | RuntimeException e) {
      return Finding.fail(TOPIC, "cannot be prepared: " + e, "what else is wrong above, first");
    }
  }
}
