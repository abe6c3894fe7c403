package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.read.ModelFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A card for a model file that comes without one. */
final class BareModel {
  private BareModel() {}

  static ModelBundle bundle(ModelFile file, Preprocess preprocess, List<String> labels) {
    return new ModelBundle(
        file.name(), card(file, ModelReaders.read(file), preprocess), file, labels);
  }

  static ModelCard card(ModelFile file, Graph graph, Preprocess preprocess) {
    Node output = onlyOutput(file, graph);
    return new ModelCard(
        file.name(),
        file.name(),
        Optional.empty(),
        preprocess,
        Optional.empty(),
        endsInSoftmax(output) ? OutputKind.SCORES : OutputKind.LOGITS,
        output.name(),
        Kernels.FASTEST);
  }

  private static Node onlyOutput(ModelFile file, Graph graph) {
    if (graph.outputs().size() > 1) {
      throw new ModelException(
          "%s has the outputs %s; write a model card that names one as 'logits' or 'scores'"
              .formatted(
                  file.name(),
                  graph.outputs().stream().map(Node::name).collect(Collectors.joining(", "))));
    }
    return graph.outputs().get(0);
  }

  private static boolean endsInSoftmax(Node output) {
    Node last = output;
    while (last.layer() instanceof Reshape) {
      last = last.inputs().get(0);
    }
    return last.layer() instanceof Softmax;
  }
}
