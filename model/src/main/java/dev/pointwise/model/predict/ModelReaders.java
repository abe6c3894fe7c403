package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.ModelReader;
import dev.pointwise.model.read.keras.KerasReader;
import dev.pointwise.model.read.onnx.OnnxModel;
import dev.pointwise.model.read.onnx.OnnxReader;
import dev.pointwise.model.read.safetensors.SafetensorsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Which reader reads which file: told by the file's name, since ONNX has no signature. A file of
 * weights alone goes by the name of a {@link ZooReference}, which says the architecture too.
 */
final class ModelReaders {
  private ModelReaders() {}

  static Graph read(ModelFile file) {
    ModelFile content = new ModelFile(fileOf(file.name()), file.content(), file.weightFiles());
    return reader(file.name()).read(content);
  }

  /** The file of a model: its own name, or that of an architecture's weights. */
  static String fileOf(String model) {
    return ZooReference.isOne(model) ? ZooReference.parse(model).weights().orElseThrow() : model;
  }

  /** A model file with the weight files beside it, whose names the model itself knows. */
  static ModelFile collect(String name, byte[] content, Function<String, byte[]> beside) {
    Map<String, byte[]> weights = new LinkedHashMap<>();
    if (reader(name) instanceof OnnxReader) {
      for (String location : OnnxModel.parse(ModelFile.of(name, content)).weightFiles()) {
        requireBeside(name, location);
        weights.put(location, beside.apply(location));
      }
    }
    return new ModelFile(name, content, weights);
  }

  private static ModelReader reader(String name) {
    if (ZooReference.isOne(name)) {
      return new SafetensorsReader(ZooReference.parse(name).name());
    }
    if (ZooReference.isWeights(name)) {
      throw new ModelException(
          "%s holds weights without a network; name it, as 'zoo:resnet50?weights=%s', or with 'architecture' and 'weights' in a model card"
              .formatted(name, name));
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (lowerCase.endsWith(".h5") || lowerCase.endsWith(".hdf5")) {
      return new KerasReader();
    }
    if (!lowerCase.endsWith(".onnx")) {
      throw new ModelException(
          "%s is of no format that is read here; models are .onnx or Keras .h5 files, .safetensors of an architecture, or .yaml cards of them"
              .formatted(name));
    }
    return new OnnxReader();
  }

  // ONNX, external data: "location" is a relative path below the model's folder.
  private static void requireBeside(String name, String location) {
    if (location.startsWith("/")
        || location.contains(":")
        || List.of(location.split("/")).contains("..")) {
      throw new ModelException(
          "%s keeps weights in '%s', which is not beside the model; save it with relative names"
              .formatted(name, location));
    }
  }
}
