package dev.pointwise.benchmarks.graph;

import dev.pointwise.model.compile.DropNoOps;
import dev.pointwise.model.compile.FoldBatchNorm;
import dev.pointwise.model.compile.FoldConstants;
import dev.pointwise.model.compile.FoldPad;
import dev.pointwise.model.compile.GraphPass;
import dev.pointwise.model.compile.MergeReshapes;
import dev.pointwise.model.engine.reference.LayerFunction;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A network as an attentive user of any library would run it: batch norms folded, no more. */
public final class PlainGraph {
  private static final List<GraphPass> PASSES =
      List.of(
          new FoldConstants(LayerFunction::apply),
          new DropNoOps(),
          new MergeReshapes(),
          new FoldPad(),
          new FoldBatchNorm());

  private PlainGraph() {}

  /** The network in an ONNX file. */
  public static Graph read(Path onnx) {
    Graph graph = parse(onnx);
    for (GraphPass pass : PASSES) {
      graph = pass.apply(graph);
    }
    return graph;
  }

  private static Graph parse(Path onnx) {
    try {
      return new OnnxReader().read(ModelFile.of(onnx.toString(), Files.readAllBytes(onnx)));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(onnx), e);
    }
  }
}
