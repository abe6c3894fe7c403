package dev.pointwise.benchmarks.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.pointwise.benchmarks.graph.GraphRun;
import dev.pointwise.benchmarks.graph.PlainGraph;
import dev.pointwise.benchmarks.peer.Peer;
import dev.pointwise.benchmarks.peer.PreparedModel;
import dev.pointwise.model.graph.Graph;
import java.nio.file.Path;

/**
 * PyTorch by DJL's arrays, operator by operator, batch norms folded. DJL reads TorchScript and not
 * ONNX; a script runs the same operators.
 */
public final class DjlPeer implements Peer {
  private final Engine engine = Engine.getInstance();

  @Override
  public String version() {
    return "DJL %s, %s %s"
        .formatted(Engine.getDjlVersion(), engine.getEngineName(), engine.getVersion());
  }

  @Override
  public PreparedModel prepare(Path model, int batchSize) {
    Graph graph = PlainGraph.read(model);
    NDManager manager = NDManager.newBaseManager();
    return new DjlModel(
        manager, new GraphRun<>(graph, new DjlOperations(manager)), shape(graph, batchSize));
  }

  private static Shape shape(Graph graph, int batchSize) {
    return new Shape(batchSize)
        .addAll(
            new Shape(
                graph.input().shape().dims().stream().mapToLong(Integer::longValue).toArray()));
  }
}
