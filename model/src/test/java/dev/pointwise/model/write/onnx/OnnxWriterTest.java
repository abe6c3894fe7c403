package dev.pointwise.model.write.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

class OnnxWriterTest {
  private final GraphBuilder builder = new GraphBuilder("net");
  private final Node image = builder.input("image", Shape.chw(3, 8, 8));

  private static Conv2d pointwise(Activation activation) {
    FloatTensor weight = FloatTensor.filled(Shape.of(4, 3, 1, 1), 0.5f);
    return new Conv2d(weight, FloatTensor.vector(1, 2, 3, 4), Window2d.of(1), 1, activation);
  }

  private static ModelProto written(Graph graph) throws InvalidProtocolBufferException {
    return ModelProto.parseFrom(new OnnxWriter().write(graph));
  }

  private static Graph read(Graph graph) {
    return new OnnxReader().read(ModelFile.of("net.onnx", new OnnxWriter().write(graph)));
  }

  @Test
  void leavesTheBatchOpen() throws InvalidProtocolBufferException {
    ModelProto model =
        written(builder.build(builder.add("conv", pointwise(Activation.NONE), image)));
    TensorShapeProto input = model.getGraph().getInput(0).getType().getTensorType().getShape();
    TensorShapeProto output = model.getGraph().getOutput(0).getType().getTensorType().getShape();

    assertThat(model.getIrVersion()).isEqualTo(8);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
    assertThat(input.getDim(0).getDimParam()).isEqualTo("N");
    assertThat(input.getDim(1).getDimValue()).isEqualTo(3);
    assertThat(output.getDim(0).getDimParam()).isEqualTo("N");
    assertThat(output.getDim(1).getDimValue()).isEqualTo(4);
  }

  @Test
  void theLastOperatorOfALayerCarriesItsName() throws InvalidProtocolBufferException {
    ModelProto model =
        written(builder.build(builder.add("conv", pointwise(Activation.RELU), image)));

    assertThat(model.getGraph().getNodeList().stream().map(NodeProto::getName))
        .containsExactly("conv/Conv", "conv");
    assertThat(model.getGraph().getNode(1).getOutput(0)).isEqualTo("conv");
    assertThat(model.getGraph().getInitializerList().stream().map(TensorProto::getName))
        .containsExactly("conv.weight", "conv.bias");
  }

  @Test
  void namesOfItsOwnGiveWayToThoseOfNodes() {
    Node first = builder.add("conv", pointwise(Activation.RELU), image);
    Node second =
        builder.add("conv/Conv", new Activate(Activation.of(Activation.Kind.TANH)), first);
    Node third = builder.add("conv.weight", new Activate(Activation.RELU), second);
    Graph graph = read(builder.build(third));

    assertThat(graph.node("conv/Conv").layer())
        .isEqualTo(new Activate(Activation.of(Activation.Kind.TANH)));
    assertThat(graph.outputs().get(0).name()).isEqualTo("conv.weight");
  }

  @Test
  void weightsThatAreAbsentAreNotWritten() {
    FloatTensor weight = FloatTensor.filled(Shape.of(4, 3, 1, 1), 0.5f);
    FloatTensor bias = FloatTensor.absent(Shape.of(4));
    Conv2d conv = new Conv2d(weight, bias, Window2d.of(1), 1, Activation.NONE);
    Graph graph = read(builder.build(builder.add("conv", conv, image)));

    assertThat(((Conv2d) graph.node("conv").layer()).bias().isAbsent()).isTrue();
  }

  @Test
  void takesANewerOpsetOnlyWhereALayerNeedsIt() throws InvalidProtocolBufferException {
    Activation gelu = Activation.of(Activation.Kind.GELU);
    ModelProto model = written(builder.build(builder.add("gelu", new Activate(gelu), image)));

    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(20);
    assertThat(model.getIrVersion()).isEqualTo(9);
    assertThat(model.getGraph().getNode(0).getOpType()).isEqualTo("Gelu");
  }

  @Test
  void theInputMayBeAnOutput() {
    Node conv = builder.add("conv", pointwise(Activation.NONE), image);
    Graph graph = read(builder.build(image, conv));

    assertThat(graph.outputs()).hasSize(2);
    assertThat(graph.outputs().get(0).shape()).isEqualTo(image.shape());
  }

  @Test
  void refusesAConvolutionThatRoundsUp() {
    Window2d window = Window2d.of(3).stride(2).rounding(Window2d.Rounding.CEIL);
    FloatTensor weight = FloatTensor.filled(Shape.of(1, 3, 3, 3), 0.5f);
    Conv2d layer = new Conv2d(weight, FloatTensor.vector(1), window, 1, Activation.NONE);
    Node conv = builder.add("conv", layer, image);

    assertThatThrownBy(() -> new OnnxWriter().write(builder.build(conv)))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Node 'conv' (Conv2d) rounds its output of 1x4x4 up, which ONNX's Conv cannot; give it"
                + " more padding behind");
  }

  @Test
  void refusesAScaleThatDoesNotGiveTheSize() {
    Resize resize =
        new Resize(
            Size.square(9),
            1.25f,
            1.25f,
            Resize.Interpolation.LINEAR,
            Resize.Coordinates.HALF_PIXEL,
            Resize.Nearest.FLOOR);
    Node node = builder.add("up", resize, image);

    assertThatThrownBy(() -> new OnnxWriter().write(builder.build(node)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Node 'up' (Resize) makes 9x9 of 3x8x8 by scales 1.25 and 1.25");
  }

  @Test
  void refusesAnOutputThatNoImageChanges() {
    Node constant = builder.add("one", new Constant(FloatTensor.vector(1)));
    Node conv = builder.add("conv", pointwise(Activation.NONE), image);

    assertThatThrownBy(() -> new OnnxWriter().write(builder.build(conv, constant)))
        .isInstanceOf(ModelException.class)
        .hasMessage("Node 'one' is an output that no image changes; name another output");
  }

  @Test
  void theSameGraphGivesTheSameBytes() {
    Graph graph = builder.build(builder.add("conv", pointwise(Activation.RELU), image));

    assertThat(new OnnxWriter().write(graph)).isEqualTo(new OnnxWriter().write(graph));
  }
}
