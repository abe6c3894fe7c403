package dev.pointwise.model.predict;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.Filter;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.write.onnx.OnnxWriter;
import java.util.List;
import java.util.Optional;

/** An architecture with weights, as a bundle that travels: written as ONNX, with a card made up. */
final class ZooBundle {
  private static final String PREPROCESS = "imagenet";

  private ZooBundle() {}

  static ModelBundle of(
      ZooReference reference, Optional<Preprocess> preprocess, List<String> labels) {
    Graph graph = reference.network();
    ModelFile file = ModelFile.of(reference.name() + ".onnx", new OnnxWriter().write(graph));
    ModelCard card =
        BareModel.card(file, graph, preprocess.orElseGet(() -> fitting(graph.input().shape())));
    return new ModelBundle(reference.text(), card, file, labels);
  }

  /** ImageNet's colours, and the whole picture at the input's size where that is not ImageNet's. */
  private static Preprocess fitting(Shape input) {
    Preprocess usual = PreprocessReader.load(PREPROCESS, Embedded::read);
    ImageSize wanted = new ImageSize(input.height(), input.width());
    return usual.outputSize().equals(wanted)
        ? usual
        : new Preprocess(
            List.of(new Resize(new Resize.Exactly(wanted), Filter.BILINEAR, Antialias.ON)),
            usual.channels(),
            usual.scale(),
            usual.mean(),
            usual.std(),
            usual.layout(),
            usual.orientation());
  }
}
