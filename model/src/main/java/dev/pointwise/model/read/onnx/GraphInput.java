package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * The model's one input.
 *
 * @param shape that of one image
 * @param statedBatch the extent that the file gives the batch axis; empty when symbolic
 */
record GraphInput(String name, Shape shape, Optional<Long> statedBatch) {
  static GraphInput of(OnnxModel model) {
    String file = model.file().name();
    List<ValueInfoProto> inputs = model.openInputs();
    if (inputs.size() != 1) {
      throw new UnsupportedModelException(
          inputs.size() + " inputs",
          "%s has %d inputs%s; a network over images has one: export it with the others as constants"
              .formatted(file, inputs.size(), names(inputs)));
    }
    ValueInfoProto input = inputs.get(0);
    TypeProto.Tensor type = input.getType().getTensorType();
    checkType(model, input.getName(), type);
    List<Dimension> dims = type.getShape().getDimList();
    if (dims.isEmpty()) {
      throw new UnsupportedModelException(
          "input without a batch axis",
          "%s: input '%s' states no shape with a batch axis; export it with a fixed image size"
              .formatted(file, input.getName()));
    }
    return new GraphInput(input.getName(), imageShape(file, input.getName(), dims), batch(dims));
  }

  private static String names(List<ValueInfoProto> inputs) {
    return inputs.stream()
        .map(input -> "'" + input.getName() + "'")
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /** Floats, or whole numbers that every reader casts: samples fed as floats do for both. */
  private static void checkType(OnnxModel model, String input, TypeProto.Tensor type) {
    boolean cast = model.readersOf(input).equals(Set.of("Cast"));
    if (ElementTypes.isFloating(type.getElemType())
        || (cast && ElementTypes.isWhole(type.getElemType()))) {
      return;
    }
    String file = model.file().name();
    String found = ElementTypes.name(type.getElemType());
    throw new UnsupportedModelException(
        found + " input",
        ("%s: input '%s' holds values of type %s, and no Cast makes floats of them; export the "
                + "model with a float input")
            .formatted(file, input, found));
  }

  private static Optional<Long> batch(List<Dimension> dims) {
    return Optional.of(dims.get(0).getDimValue()).filter(batch -> batch > 0);
  }

  private static Shape imageShape(String file, String input, List<Dimension> dims) {
    int[] image = new int[dims.size() - 1];
    for (int axis = 1; axis < dims.size(); axis++) {
      Dimension dim = dims.get(axis);
      if (!dim.hasDimValue() || dim.getDimValue() < 0 || dim.getDimValue() > Integer.MAX_VALUE) {
        throw new UnsupportedModelException(
            "open image size",
            "%s: axis %d of input '%s' is '%s', no fixed extent; export it with a fixed image size"
                .formatted(file, axis, input, dim.getDimParam()));
      }
      image[axis - 1] = (int) dim.getDimValue();
    }
    try {
      return Shape.of(image);
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          "%s: input '%s' cannot be read (%s); the file is damaged: export it again"
              .formatted(file, input, e.getMessage()),
          e);
    }
  }
}
