package dev.pointwise.benchmarks.nd4j;

import dev.pointwise.benchmarks.graph.GraphRun;
import dev.pointwise.benchmarks.graph.PlainGraph;
import dev.pointwise.benchmarks.peer.Peer;
import dev.pointwise.benchmarks.peer.PreparedModel;
import dev.pointwise.model.graph.Graph;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's conv2d and its kind in NCHW, operator by operator, batch norms folded. */
public final class Nd4jPeer implements Peer {
  @Override
  public String version() {
    return "ND4J %s, %s"
        .formatted(
            Nd4j.class.getPackage().getImplementationVersion(), Nd4j.getExecutioner().type());
  }

  @Override
  public PreparedModel prepare(Path model, int batchSize) {
    Graph graph = PlainGraph.read(model);
    LongStream image = graph.input().shape().dims().stream().mapToLong(Integer::longValue);
    long[] batch = LongStream.concat(LongStream.of(batchSize), image).toArray();
    return new Nd4jModel(new GraphRun<>(graph, new Nd4jOperations()), batch);
  }
}
