package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.ModelReader;
import java.util.Locale;
import java.util.function.Function;

/** Which reader reads which file. */
final class ModelReaders {
  private ModelReaders() {}

  static Graph read(ModelFile file) {
    return readerOf(file.name()).read(file);
  }

  /** A model file with the weight files beside it, of which the model itself knows the names. */
  static ModelFile collect(String name, byte[] content, Function<String, byte[]> beside) {
    return ModelFile.of(name, content);
  }

  private static ModelReader readerOf(String name) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      throw new ModelException(name + ": ONNX files are not read yet");
    }
    throw new ModelException(
        "%s is of no format that is read here; models are .onnx files, or .yaml cards of them"
            .formatted(name));
  }
}
