package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.Orientation;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * A model ready to predict: read, checked against its card, cut at what the task wants, its weights
 * laid out. One a JVM; thread-safe. Owns the weights' memory, which goes when it and its predictors
 * are closed.
 */
public final class LoadedModel implements AutoCloseable {
  private final Orientation orientation;
  private final Passes passes;

  private LoadedModel(Orientation orientation, Passes passes) {
    this.orientation = orientation;
    this.passes = passes;
  }

  /**
   * Reads, checks and prepares a model.
   *
   * @throws dev.pointwise.model.ModelException when the model cannot be read, or card, labels,
   *     preprocessing and task do not fit it
   */
  public static LoadedModel load(ModelBundle bundle, Task task, Engine engine) {
    return of(bundle, ModelReaders.read(bundle.file()), task, engine);
  }

  /** For a network that is already read. */
  static LoadedModel of(ModelBundle bundle, Graph graph, Task task, Engine engine) {
    ModelChecks.requireFitting(bundle, graph, task);
    Passes passes = Passes.of(bundle, graph, task, engine);
    return new LoadedModel(bundle.card().preprocess().orientation(), passes);
  }

  /**
   * The shapes of the values that {@link Extracted} holds, after pooling, in the order of the
   * task's layers; for {@link Classify} that of the card's output, and none where pictures keep
   * their own sizes.
   */
  public List<Shape> featureShapes() {
    return passes.shapes();
  }

  /**
   * What predictors take outside the heap, beside the pictures that they decode: weights once, the
   * rest for each.
   *
   * @param pixels of the largest picture expected; counts where pictures keep their own sizes, and
   *     is an estimate there
   * @throws dev.pointwise.model.ModelException when batches of that size cannot run
   */
  public PlanMemory memory(int batchSize, long pixels) {
    return passes.memory(batchSize, pixels);
  }

  /** A predictor for one thread; the caller closes it. */
  public Predictor newPredictor(PredictorSettings settings) {
    Decoder decoder = new Decoder(settings.maxPixels(), orientation);
    return new Predictor(decoder, passes.newPass(settings.batchSize()));
  }

  @Override
  public void close() {
    passes.close();
  }
}
