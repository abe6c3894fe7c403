package dev.pointwise.model.verify;

import dev.pointwise.model.read.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A model file and where its data comes from. */
record TestCase(String name, Path model, Source source) {
  /** Reads the data when the case is run. */
  @FunctionalInterface
  interface Source {
    List<DataSet> read(OnnxModel model) throws IOException;
  }
}
