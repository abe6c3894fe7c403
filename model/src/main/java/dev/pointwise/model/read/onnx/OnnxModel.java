package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.UnsupportedModelException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/** A parsed ONNX file, with values bound to some of its inputs. Immutable, thread-safe. */
public final class OnnxModel {
  private static final int OLDEST_OPSET = 6;

  private final ModelFile file;
  private final ModelProto model;
  private final Map<String, Known> bound;

  private OnnxModel(ModelFile file, ModelProto model, Map<String, Known> bound) {
    this.file = file;
    this.model = model;
    this.bound = Map.copyOf(bound);
  }

  /**
   * Parses a file without reading its nodes.
   *
   * @throws ModelException when the file is not ONNX, is cut off, has no nodes or too old an opset
   */
  public static OnnxModel parse(ModelFile file) {
    OnnxModel parsed = new OnnxModel(file, proto(file), Map.of());
    if (parsed.graphProto().getNodeCount() == 0) {
      throw new ModelException(
          "%s is no ONNX model, or an empty one: it has no nodes; give a file exported as ONNX"
              .formatted(file.name()));
    }
    parsed.checkOpset();
    return parsed;
  }

  /** Weights stay where they are in the file's bytes: they are most of it. */
  private static ModelProto proto(ModelFile file) {
    CodedInputStream bytes = UnsafeByteOperations.unsafeWrap(file.content()).newCodedInput();
    bytes.enableAliasing(true);
    try {
      ModelProto model = ModelProto.parseFrom(bytes);
      bytes.checkLastTagWas(0);
      return model;
    } catch (IOException e) {
      throw new ModelException(
          "%s is no ONNX model, or is cut off or damaged (%d bytes: %s); export or copy it again"
              .formatted(file.name(), file.content().length, e.getMessage()),
          e);
    }
  }

  private void checkOpset() {
    if (opset() == 0) {
      throw new ModelException(
          "%s states no opset for ONNX's own operators; export it again".formatted(file.name()));
    }
    if (opset() < OLDEST_OPSET) {
      throw new UnsupportedModelException(
          "opset " + opset(),
          "%s has opset %d, the oldest supported is %d; convert it with onnx.version_converter"
              .formatted(file.name(), opset(), OLDEST_OPSET));
    }
  }

  /** This model with a constant in the place of an input. */
  public OnnxModel bind(String input, OnnxTensor value) {
    Map<String, Known> more = new HashMap<>(bound);
    more.put(input, value.values());
    return new OnnxModel(file, model, more);
  }

  /** Names of the inputs that have no value: neither an initialiser nor a bound one. */
  public List<String> inputs() {
    return openInputs().stream().map(ValueInfoProto::getName).toList();
  }

  /** Names of the outputs, in the file's order. */
  public List<String> outputs() {
    return graphProto().getOutputList().stream().map(ValueInfoProto::getName).toList();
  }

  /** Names of the files beside the model that hold its weights, as the model gives them. */
  public Set<String> weightFiles() {
    return graphProto().getInitializerList().stream()
        .flatMap(tensor -> tensor.getExternalDataList().stream())
        .filter(entry -> entry.getKey().equals("location"))
        .map(StringStringEntryProto::getValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The operators that read a tensor. */
  public Set<String> readersOf(String tensor) {
    return graphProto().getNodeList().stream()
        .filter(node -> node.getInputList().contains(tensor))
        .map(node -> node.getOpType())
        .collect(Collectors.toSet());
  }

  /**
   * The network.
   *
   * @throws ModelException when the model is unsound or uses what is not supported
   */
  public Graph graph() {
    return new GraphReader(this).read();
  }

  List<ValueInfoProto> openInputs() {
    Set<String> known =
        graphProto().getInitializerList().stream()
            .map(TensorProto::getName)
            .collect(Collectors.toSet());
    known.addAll(bound.keySet());
    return graphProto().getInputList().stream()
        .filter(input -> !known.contains(input.getName()))
        .toList();
  }

  ModelFile file() {
    return file;
  }

  GraphProto graphProto() {
    return model.getGraph();
  }

  Map<String, Known> bound() {
    return bound;
  }

  /** Version of ONNX's own operator set; 0 when the file does not state it. */
  int opset() {
    return model.getOpsetImportList().stream()
        .filter(imported -> GraphReader.isStandard(imported.getDomain()))
        .mapToInt(OnnxModel::version)
        .max()
        .orElse(0);
  }

  private static int version(OperatorSetIdProto imported) {
    return (int) Math.max(0, Math.min(imported.getVersion(), Integer.MAX_VALUE));
  }
}
