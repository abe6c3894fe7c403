package dev.pointwise.benchmarks.nd4j;

import dev.pointwise.benchmarks.graph.GraphRun;
import dev.pointwise.benchmarks.graph.PlainGraph;
import dev.pointwise.benchmarks.peer.Peer;
import dev.pointwise.benchmarks.peer.PreparedModel;
import dev.pointwise.model.graph.Graph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.LongStream;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's conv2d and its kind in NCHW, operator by operator, batch norms folded. */
public final class Nd4jPeer implements Peer {
  private static final String ND4J_POM = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

  @Override
  public String version() {
    String build = System.getProperty("org.bytedeco.javacpp.platform.extension", "");
    try (InputStream pom = Nd4j.class.getResourceAsStream(ND4J_POM)) {
      Properties properties = new Properties();
      properties.load(pom);
      return "ND4J %s%s".formatted(properties.getProperty("version"), build);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PreparedModel prepare(Path model, int batchSize) {
    Graph graph = PlainGraph.read(model);
    LongStream image = graph.input().shape().dims().stream().mapToLong(Integer::longValue);
    long[] batch = LongStream.concat(LongStream.of(batchSize), image).toArray();
    return new Nd4jModel(new GraphRun<>(graph, new Nd4jOperations()), batch);
  }
}
