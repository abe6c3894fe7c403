package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.LoadedModel;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.Predictor;
import dev.pointwise.model.predict.PredictorSettings;
import dev.pointwise.model.predict.StageTimes;
import java.util.List;

/**
 * One task's hold on a model and, from its first batch on, on a predictor. Not thread-safe; closing
 * it hands both back.
 */
public final class ModelLease implements AutoCloseable {
  private final SharedModel shared;
  private final PredictorSettings settings;
  private final boolean loaded;
  private Predictor predictor;
  private StageTimes before;
  private boolean broken;

  ModelLease(SharedModel shared, PredictorSettings settings, boolean loaded) {
    this.shared = shared;
    this.settings = settings;
    this.loaded = loaded;
  }

  /** Whether the model was loaded for this lease; otherwise it was there already. */
  public boolean loaded() {
    return loaded;
  }

  public LoadedModel model() {
    return shared.model();
  }

  /** As {@link Predictor#predict}. */
  public List<Outcome> predict(List<EncodedImage> batch) {
    if (predictor == null) {
      predictor = shared.borrow(settings);
      before = predictor.times();
    }
    broken = true;
    List<Outcome> outcomes = predictor.predict(batch);
    broken = false;
    return outcomes;
  }

  /** Leaves a predictor that is ready to work. */
  void warmUp() {
    shared.warmUp(settings);
  }

  /** What this lease has spent in each stage. */
  public StageTimes times() {
    if (predictor == null) {
      return new StageTimes(0, 0, 0);
    }
    StageTimes now = predictor.times();
    return new StageTimes(
        now.decodeNanos() - before.decodeNanos(),
        now.preprocessNanos() - before.preprocessNanos(),
        now.forwardNanos() - before.forwardNanos());
  }

  /** A predictor that failed is closed, not handed on. */
  @Override
  public void close() {
    if (predictor != null && broken) {
      predictor.close();
    } else if (predictor != null) {
      shared.giveBack(settings, predictor);
    }
    predictor = null;
    shared.released();
  }
}
