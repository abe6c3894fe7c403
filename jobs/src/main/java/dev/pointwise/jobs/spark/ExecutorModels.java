package dev.pointwise.jobs.spark;

import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.predict.LoadedModel;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.PredictorSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models loaded in this JVM, one for each {@link ModelKey}, whatever the number of tasks. A
 * task leases one; a model that no task leases is closed when another one is asked for.
 * Thread-safe: tasks that start at once wait for a single load.
 */
public final class ExecutorModels {
  private static final Map<ModelKey, SharedModel> MODELS = new HashMap<>();
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorModels.class);
  private static int loads;

  private ExecutorModels() {}

  /**
   * The model of that key, loaded from its bundle if it is not there yet.
   *
   * @throws dev.pointwise.model.ModelException when the model cannot be loaded
   */
  public static synchronized ModelLease lease(
      ModelKey key, PredictorSettings settings, Supplier<ModelBundle> bundle) {
    SharedModel model = MODELS.get(key);
    boolean absent = model == null;
    if (absent) {
      closeIdle();
      model = load(key, bundle);
      MODELS.put(key, model);
    }
    model.leased();
    return new ModelLease(model, settings, absent);
  }

  /**
   * The same of a model that is loaded.
   *
   * @throws IllegalStateException when it is not
   */
  public static ModelLease lease(ModelKey key, PredictorSettings settings) {
    return lease(
        key,
        settings,
        () -> {
          throw new IllegalStateException("The model is not loaded");
        });
  }

  /**
   * Prepares a predictor of a model that is loaded, in the background, for the first task to come.
   * A failure is left to that task, which meets it again.
   */
  public static void warmUp(ModelKey key, PredictorSettings settings) {
    ModelLease lease = lease(key, settings);
    Thread thread = new Thread(() -> warmUp(lease), "pointwise-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void warmUp(ModelLease lease) {
    try (lease) {
      Decoder.loadCodecs();
      lease.warmUp();
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("The model could not be warmed up", e);
    }
  }

  /** How many models this JVM has loaded so far. */
  public static synchronized int loads() {
    return loads;
  }

  /** Closes the models that no task leases. */
  public static synchronized void closeIdle() {
    MODELS.values().removeIf(SharedModel::closeIfIdle);
  }

  private static SharedModel load(ModelKey key, Supplier<ModelBundle> bundle) {
    loads++;
    return new SharedModel(LoadedModel.load(bundle.get(), key.task(), new Nd4jEngine()));
  }
}
