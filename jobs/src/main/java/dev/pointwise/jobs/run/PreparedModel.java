package dev.pointwise.jobs.run;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.config.ModelConfig;
import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.memory.FreeMemory;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.jobs.spark.ExecutorModels;
import dev.pointwise.jobs.spark.ModelKey;
import dev.pointwise.jobs.spark.ModelLease;
import dev.pointwise.jobs.spark.OutcomeRows;
import dev.pointwise.jobs.spark.RowSchemas;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.predict.CardOverrides;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.PredictorSettings;
import dev.pointwise.model.predict.Task;
import org.apache.hadoop.conf.Configuration;

/**
 * A model that was read and checked on the driver, and is kept loaded there until this is closed.
 *
 * @param size of the model as it travels, in bytes
 * @param travelling that form; nothing where tasks run in this JVM and find the model loaded
 */
record PreparedModel(
    ModelFacts facts, int size, byte[] travelling, ModelKey key, OutcomeRows rows, ModelLease held)
    implements AutoCloseable {

  static PreparedModel of(RunConfig config, Configuration hadoop) {
    ModelBundle bundle = bundle(config.model(), new HadoopFiles(hadoop));
    ModelKey key = ModelKey.of(bundle, config.task());
    ModelLease lease = ExecutorModels.lease(key, settings(config.inference()), () -> bundle);
    try {
      return of(config.task(), bundle, key, lease);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  private static PreparedModel of(Task task, ModelBundle bundle, ModelKey key, ModelLease lease) {
    OutcomeRows rows = RowSchemas.rows(task, lease.model().featureShapes());
    byte[] travelling = SparkSessions.isLocal() ? new byte[0] : bundle.toBytes();
    return new PreparedModel(
        ModelFacts.of(bundle), bundle.encodedSize(), travelling, key, rows, lease);
  }

  /** How often the check had to load it: once, or not at all when it was there. */
  int loads() {
    return held.loaded() ? 1 : 0;
  }

  @Override
  public void close() {
    held.close();
  }

  /** One more hold on it, for predictors of that batch size. */
  ModelLease lease(InferenceConfig inference) {
    return ExecutorModels.lease(key, settings(inference));
  }

  /**
   * Where tasks run in this JVM: gets a predictor ready while Spark starts, but none of a batch
   * size that the memory plan may yet refuse.
   */
  void warmUp(InferenceConfig inference) {
    if (hasRoom(memory(inference), FreeMemory.ofThisProcess())) {
      ExecutorModels.warmUp(key, settings(inference));
    }
  }

  private PlanMemory memory(InferenceConfig inference) {
    try (ModelLease lease = lease(inference)) {
      return lease.model().memory(inference.batchSize(), 0);
    }
  }

  /** Half of what is free is left to Spark, which starts at the same time. */
  static boolean hasRoom(PlanMemory model, FreeMemory free) {
    return model.bytes(1) < Math.min(free.machine(), free.container()) / 2;
  }

  private static PredictorSettings settings(InferenceConfig inference) {
    return new PredictorSettings(inference.batchSize(), inference.maxPixels());
  }

  static ModelBundle bundle(ModelConfig model, HadoopFiles files) {
    CardOverrides overrides = new CardOverrides(model.preprocess(), model.labels());
    return ModelBundle.load(model.referenceOrEmbedded(), overrides, files);
  }
}
