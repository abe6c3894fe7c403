package dev.pointwise.model.write.onnx;

import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;
import org.nd4j.shade.protobuf.ByteString;

/** One ONNX operator on its way into the file, with one output. */
final class OperatorDraft {
  private final NodeDraft node;
  private final NodeProto.Builder proto;

  OperatorDraft(NodeDraft node, String type, String output) {
    this.node = node;
    proto = NodeProto.newBuilder().setOpType(type);
    proto.addOutput("");
    rename(output);
  }

  /** Gives the operator and its output another name, which nobody may have read yet. */
  void rename(String output) {
    proto.setName(output).setOutput(0, output);
  }

  OperatorDraft input(String tensor) {
    proto.addInput(tensor);
    return this;
  }

  OperatorDraft inputs(List<String> tensors) {
    proto.addAllInput(tensors);
    return this;
  }

  /** An optional input that is left out before one that is given. */
  OperatorDraft noInput() {
    return input("");
  }

  OperatorDraft integer(String name, long value) {
    attribute(name, AttributeProto.AttributeType.INT).setI(value);
    return this;
  }

  OperatorDraft integers(String name, long... values) {
    AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return this;
  }

  OperatorDraft number(String name, float value) {
    attribute(name, AttributeProto.AttributeType.FLOAT).setF(value);
    return this;
  }

  OperatorDraft text(String name, String value) {
    attribute(name, AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value));
    return this;
  }

  private AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return proto.addAttributeBuilder().setName(name).setType(type);
  }

  /** Puts the operator behind those already written; returns the name of the tensor it makes. */
  String write() {
    node.append(this);
    return proto.getOutput(0);
  }

  NodeProto.Builder proto() {
    return proto;
  }
}
