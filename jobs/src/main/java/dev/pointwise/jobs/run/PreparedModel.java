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
import org.apache.hadoop.conf.Configuration;

/**
 * A model that was read and checked on the driver, and the form in which it travels.
 *
 * @param loads how often the check had to load it: once, or not at all when it was there
 */
record PreparedModel(ModelFacts facts, byte[] bytes, ModelKey key, OutcomeRows rows, int loads) {

  static PreparedModel of(RunConfig config, Configuration hadoop) {
    ModelBundle bundle = bundle(config.model(), new HadoopFiles(hadoop));
    byte[] bytes = bundle.toBytes();
    ModelKey key = ModelKey.of(bytes, config.task());
    PredictorSettings settings = settings(config.inference());
    try (ModelLease lease = ExecutorModels.lease(key, settings, () -> bundle)) {
      OutcomeRows rows = RowSchemas.rows(config.task(), lease.model().featureShapes());
      return new PreparedModel(ModelFacts.of(bundle), bytes, key, rows, lease.loaded() ? 1 : 0);
    }
  }

  /** A hold on the model in this JVM, for predictors of that batch size. */
  ModelLease lease(InferenceConfig inference) {
    return ExecutorModels.lease(key, settings(inference), () -> ModelBundle.fromBytes(bytes));
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
      return lease.model().memoryAtMost(inference.batchSize(), 0);
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
