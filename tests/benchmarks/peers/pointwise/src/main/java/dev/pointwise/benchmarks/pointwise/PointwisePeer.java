package dev.pointwise.benchmarks.pointwise;

import dev.pointwise.benchmarks.peer.Peer;
import dev.pointwise.benchmarks.peer.PreparedModel;
import dev.pointwise.model.engine.nd4j.NativeFacts;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** This checkout's fast engine, by its public seam. */
public final class PointwisePeer implements Peer {
  @Override
  public String version() {
    try {
      Map<String, String> facts = NativeFacts.read();
      return "oneDNN %s %s".formatted(facts.get("onednn"), facts.get("instruction set"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PreparedModel prepare(Path model, int batchSize) {
    return new PointwiseModel(new Nd4jEngine().prepare(read(model)), batchSize);
  }

  private static Graph read(Path model) {
    try {
      return new OnnxReader().read(ModelFile.of(model.toString(), Files.readAllBytes(model)));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(model), e);
    }
  }
}
