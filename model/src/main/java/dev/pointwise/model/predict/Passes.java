package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Makes passes over one network for any number of threads. Thread-safe. Owns the weights. */
sealed interface Passes extends AutoCloseable {
  static Passes of(ModelBundle bundle, Graph graph, Task task, Engine engine) {
    if (task instanceof Classify classify && classify.isDense()) {
      DenseModel model = DenseModel.of(bundle, graph, classify);
      return new Sized(model, new SizedPlans(engine, model.network()::at));
    }
    Readout readout = Readout.of(task, bundle, graph);
    return new Batches(bundle.card().preprocess(), readout, plan(bundle, graph, task, engine));
  }

  private static ExecutionPlan plan(ModelBundle bundle, Graph graph, Task task, Engine engine) {
    Kernels kernels = bundle.card().kernels();
    Graph cut = graph.cutAt(Readout.of(task, bundle, graph).layers());
    ExecutionPlan plan = engine.prepare(cut, kernels.forCut(graph, cut));
    try {
      if (task instanceof Classify) { // features may need fewer layers than the card pins
        kernels.forCut(graph, cut).requireNodesOf(graph, plan.graph());
      }
      return plan;
    } catch (ModelException e) {
      plan.close();
      throw e;
    }
  }

  /** Of the values that a task takes from the network, where all pictures have the same. */
  List<Shape> shapes();

  /** As {@link LoadedModel#memory}. */
  PlanMemory memory(int batchSize, long pixels);

  Pass newPass(int batchSize);

  @Override
  void close();

  /** At the size of the network's input. */
  record Batches(Preprocess preprocess, Readout readout, ExecutionPlan plan) implements Passes {
    @Override
    public List<Shape> shapes() {
      return readout.shapes();
    }

    @Override
    public PlanMemory memory(int batchSize, long unusedPixels) {
      return plan.memory(batchSize);
    }

    @Override
    public Pass newPass(int batchSize) {
      return new BatchPass(preprocess, readout, plan.newSession(batchSize));
    }

    @Override
    public void close() {
      plan.close();
    }
  }

  /** At each picture's own size. */
  record Sized(DenseModel model, SizedPlans plans) implements Passes {
    @Override
    public List<Shape> shapes() {
      return List.of();
    }

    @Override
    public PlanMemory memory(int unusedBatchSize, long pixels) {
      return new PlanMemory(
          SizedPlans.KEPT * model.weightBytes(),
          DensePass.SESSIONS * Math.min(model.bytesAt(pixels), DenseModel.MOST_BYTES));
    }

    @Override
    public Pass newPass(int batchSize) {
      return new DensePass(model, plans, batchSize);
    }

    @Override
    public void close() {
      plans.close();
    }
  }
}
