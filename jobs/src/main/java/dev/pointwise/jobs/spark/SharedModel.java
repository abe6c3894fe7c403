package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.LoadedModel;
import dev.pointwise.model.predict.Predictor;
import dev.pointwise.model.predict.PredictorSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A loaded model and its idle predictors, which go from task to task: there are never more than
 * tasks at once. Thread-safe.
 */
final class SharedModel {
  private final LoadedModel model;
  private final Map<PredictorSettings, Deque<Predictor>> idle = new HashMap<>();
  private int leases;

  SharedModel(LoadedModel model) {
    this.model = model;
  }

  LoadedModel model() {
    return model;
  }

  synchronized void leased() {
    leases++;
  }

  synchronized void released() {
    leases--;
  }

  /** Waits while another one is being opened or warmed up: it has the use of what that does. */
  Predictor borrow(PredictorSettings settings) {
    synchronized (idle) {
      Predictor predictor = idle(settings).poll();
      if (predictor == null) {
        closePredictors(); // of other settings: their runs are over, or will make new ones
        return model.newPredictor(settings);
      }
      return predictor;
    }
  }

  void giveBack(PredictorSettings settings, Predictor predictor) {
    synchronized (idle) {
      idle(settings).push(predictor);
    }
  }

  /** Leaves a predictor that is ready to work; who borrows one meanwhile waits for it. */
  void warmUp(PredictorSettings settings) {
    synchronized (idle) {
      Predictor predictor = borrow(settings);
      try {
        predictor.warmUp();
      } finally {
        giveBack(settings, predictor);
      }
    }
  }

  private Deque<Predictor> idle(PredictorSettings settings) {
    return idle.computeIfAbsent(settings, unused -> new ArrayDeque<>());
  }

  /** Whether nobody leased this model, so that it is closed now. */
  synchronized boolean closeIfIdle() {
    if (leases > 0) {
      return false;
    }
    synchronized (idle) {
      closePredictors();
    }
    model.close();
    return true;
  }

  private void closePredictors() {
    idle.values().forEach(predictors -> predictors.forEach(Predictor::close));
    idle.clear();
  }
}
