package dev.pointwise.model.verify;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.onnx.OnnxModel;
import dev.pointwise.model.read.onnx.OnnxTensor;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.verify.DataSet.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds test cases below a folder, in the order of their paths. Three layouts are known:
 *
 * <pre>
 *   NAME/model.onnx, NAME/test_data_set_K/input_I.pb, output_J.pb     ONNX's node tests
 *   NAME.onnx, NAME_output_J.pb                                       ONNX's light models
 *   NAME.onnx, NAME.expected.npy, input.npy                           pairs of arrays
 * </pre>
 */
final class TestCases {
  private static final String MODEL = ".onnx";

  private final Path root;

  private TestCases(Path root) {
    this.root = root;
  }

  static List<TestCase> below(Path root) throws IOException {
    TestCases cases = new TestCases(root);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(MODEL))
          .sorted()
          .flatMap(file -> cases.of(file).stream())
          .toList();
    }
  }

  private Optional<TestCase> of(Path model) {
    Path folder = model.resolveSibling("test_data_set_0");
    if (model.getFileName().toString().equals("model.onnx") && Files.isDirectory(folder)) {
      return Optional.of(
          new TestCase(nameOf(model.getParent()), model, parsed -> dataSets(model.getParent())));
    }
    String stem = stem(model);
    if (Files.exists(model.resolveSibling(stem + "_output_0.pb"))) {
      return Optional.of(
          new TestCase(
              nameOf(model.resolveSibling(stem)), model, parsed -> List.of(ramp(model, parsed))));
    }
    Path expected = model.resolveSibling(stem + ".expected.npy");
    return Files.exists(expected)
        ? Optional.of(
            new TestCase(
                nameOf(model.resolveSibling(stem)), model, parsed -> List.of(arrays(expected))))
        : Optional.empty();
  }

  private String nameOf(Path path) {
    String name = root.relativize(path).toString();
    return name.isEmpty() ? root.toAbsolutePath().normalize().getFileName().toString() : name;
  }

  private static String stem(Path model) {
    String name = model.getFileName().toString();
    return name.substring(0, name.length() - MODEL.length());
  }

  private static List<DataSet> dataSets(Path folder) throws IOException {
    List<DataSet> sets = new ArrayList<>();
    Path set = folder.resolve("test_data_set_0");
    while (Files.isDirectory(set)) {
      sets.add(new DataSet(tensors(set, "input_"), tensors(set, "output_"), Shapes.EQUAL));
      set = folder.resolve("test_data_set_" + sets.size());
    }
    return sets;
  }

  private static List<OnnxTensor> tensors(Path folder, String prefix) throws IOException {
    List<OnnxTensor> tensors = new ArrayList<>();
    Path file = folder.resolve(prefix + "0.pb");
    while (Files.exists(file)) {
      tensors.add(OnnxTensor.parse(file.toString(), Files.readAllBytes(file)));
      file = folder.resolve(prefix + tensors.size() + ".pb");
    }
    return tensors;
  }

  // ONNX's runner of light models: the input is arange(n) / n, n its number of values.
  private static DataSet ramp(Path model, OnnxModel parsed) throws IOException {
    Shape image = parsed.graph().input().shape();
    float[] values = new float[image.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / (float) values.length;
    }
    List<Integer> dims = new ArrayList<>(image.dims());
    dims.add(0, 1);
    OnnxTensor input = OnnxTensor.of("", FloatTensor.of(new Shape(dims), values));
    return new DataSet(
        List.of(input), tensors(model.getParent(), stem(model) + "_output_"), Shapes.EQUAL);
  }

  private static DataSet arrays(Path expected) throws IOException {
    Path input = expected.resolveSibling("input.npy");
    if (!Files.exists(input)) {
      throw new ModelException("%s has no %s beside it".formatted(expected, input.getFileName()));
    }
    return new DataSet(List.of(array(input)), List.of(array(expected)), Shapes.EQUAL_BUT_FOR_ONES);
  }

  private static OnnxTensor array(Path file) throws IOException {
    return OnnxTensor.of("", NpyReader.read(file));
  }
}
