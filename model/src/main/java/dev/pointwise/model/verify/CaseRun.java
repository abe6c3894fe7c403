package dev.pointwise.model.verify;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.read.onnx.OnnxModel;
import dev.pointwise.model.read.onnx.OnnxTensor;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs one set of inputs through an ONNX model. The first input holds the images; the others are
 * bound as constants. One that shares the batch axis and feeds an element-wise operator is a
 * constant for one image only: then every image is a run of its own.
 */
final class CaseRun {
  private static final Set<String> ELEMENTWISE =
      Set.of("Add", "Sub", "Mul", "Div", "Max", "Min", "Mean", "Sum", "Concat", "PRelu");

  private final OnnxModel model;
  private final Engine engine;
  private final DataSet data;

  CaseRun(OnnxModel model, Engine engine, DataSet data) {
    this.model = model;
    this.engine = engine;
    this.data = data;
    if (data.inputs().size() != model.inputs().size()) {
      throw new ModelException(
          "has %d inputs but %d are given".formatted(model.inputs().size(), data.inputs().size()));
    }
  }

  List<FloatTensor> outputs() {
    if (data.inputs().isEmpty()) {
      return Batch.run(model.graph(), engine, FloatTensor.vector());
    }
    OnnxTensor images = data.inputs().get(0);
    if (IntStream.range(1, data.inputs().size()).noneMatch(this::differsFromImageToImage)) {
      return Batch.run(bound(-1).graph(), engine, images.floats());
    }
    List<List<FloatTensor>> rows =
        IntStream.range(0, images.shape().dim(0))
            .mapToObj(i -> Batch.run(bound(i).graph(), engine, images.slice(i).floats()))
            .toList();
    return stacked(rows);
  }

  /** All inputs but the first bound, as the given image sees them; -1 stands for all images. */
  private OnnxModel bound(int image) {
    OnnxModel result = model;
    for (int input = 1; input < data.inputs().size(); input++) {
      OnnxTensor value = data.inputs().get(input);
      boolean slice = image >= 0 && differsFromImageToImage(input);
      result = result.bind(model.inputs().get(input), slice ? value.slice(image) : value);
    }
    return result;
  }

  private boolean differsFromImageToImage(int input) {
    OnnxTensor images = data.inputs().get(0);
    OnnxTensor value = data.inputs().get(input);
    return images.shape().rank() > 0
        && value.shape().rank() == images.shape().rank()
        && value.shape().dim(0) == images.shape().dim(0)
        && ELEMENTWISE.containsAll(model.readersOf(model.inputs().get(input)));
  }

  private static List<FloatTensor> stacked(List<List<FloatTensor>> rows) {
    List<FloatTensor> outputs = new ArrayList<>();
    for (int output = 0; output < rows.get(0).size(); output++) {
      int index = output;
      outputs.add(Batch.stack(rows.stream().map(row -> row.get(index)).toList()));
    }
    return outputs;
  }
}
