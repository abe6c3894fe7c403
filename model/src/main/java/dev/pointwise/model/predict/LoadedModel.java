package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * A model ready to predict: read, checked against its card, cut at what the task wants, its weights
 * laid out. One a JVM; thread-safe. Owns the weights' memory, which goes when it and its predictors
 * are closed.
 */
public final class LoadedModel implements AutoCloseable {
  private final Preprocess preprocess;
  private final Readout readout;
  private final ExecutionPlan plan;

  private LoadedModel(Preprocess preprocess, Readout readout, ExecutionPlan plan) {
    this.preprocess = preprocess;
    this.readout = readout;
    this.plan = plan;
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
    Readout readout = Readout.of(task, bundle, graph);
    Kernels kernels = bundle.card().kernels();
    Graph cut = graph.cutAt(readout.layers());
    ExecutionPlan plan = engine.prepare(cut, kernels.forCut(graph, cut));
    LoadedModel model = new LoadedModel(bundle.card().preprocess(), readout, plan);
    if (task instanceof Classify) { // features may need fewer layers than the card pins
      model.requireNodes(kernels, graph);
    }
    return model;
  }

  private void requireNodes(Kernels kernels, Graph read) {
    try {
      kernels.requireNodesOf(read, plan.graph());
    } catch (ModelException e) {
      close();
      throw e;
    }
  }

  /**
   * The shapes of the values that {@link Extracted} holds, after pooling, in the order of the
   * task's layers; for {@link Classify} that of the card's output.
   */
  public List<Shape> featureShapes() {
    return readout.shapes();
  }

  /** A predictor for one thread; the caller closes it. */
  public Predictor newPredictor(PredictorSettings settings) {
    Decoder decoder = new Decoder(settings.maxPixels(), preprocess.orientation());
    return new Predictor(decoder, preprocess, readout, plan.newSession(settings.batchSize()));
  }

  @Override
  public void close() {
    plan.close();
  }
}
