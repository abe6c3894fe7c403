package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxModel;
import dev.pointwise.model.read.onnx.OnnxReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Which reader reads which file: told by the file's name, since ONNX has no signature. */
final class ModelReaders {
  private ModelReaders() {}

  static Graph read(ModelFile file) {
    requireOnnx(file.name());
    return new OnnxReader().read(file);
  }

  /** A model file with the weight files beside it, whose names the model itself knows. */
  static ModelFile collect(String name, byte[] content, Function<String, byte[]> beside) {
    requireOnnx(name);
    Map<String, byte[]> weights = new LinkedHashMap<>();
    for (String location : OnnxModel.parse(ModelFile.of(name, content)).weightFiles()) {
      requireBeside(name, location);
      weights.put(location, beside.apply(location));
    }
    return new ModelFile(name, content, weights);
  }

  private static void requireOnnx(String name) {
    if (!name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      throw new ModelException(
          "%s is of no format that is read here; models are .onnx files, or .yaml cards of them"
              .formatted(name));
    }
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
