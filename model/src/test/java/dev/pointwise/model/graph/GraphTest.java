package dev.pointwise.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final Activate RELU = new Activate(Activation.RELU);

  private Graph graph;

  /** input -> relu1 -> relu2 -> stack(relu1, relu2); "orphan" reads relu1 and is not needed. */
  @BeforeEach
  void build() {
    GraphBuilder builder = new GraphBuilder("tiny");
    Node relu1 = builder.add("relu1", RELU, builder.input("image", Shape.chw(2, 3, 3)));
    Node relu2 = builder.add("relu2", RELU, relu1);
    builder.add("orphan", RELU, relu1);
    builder.alias("features", relu2);
    graph = builder.build(builder.add("stack", new Concat(0), relu1, relu2));
  }

  private static List<String> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).toList();
  }

  @Test
  void keepsOnlyWhatItsOutputsNeed() {
    assertThat(names(graph.nodes())).containsExactly("image", "relu1", "relu2", "stack");
    assertThat(graph.outputs().get(0).shape()).isEqualTo(Shape.chw(4, 3, 3));
  }

  @Test
  void cutsAtAnInnerLayerByNameOrAlias() {
    Graph cut = graph.cutAt(List.of("features", "relu1"));
    assertThat(names(cut.nodes())).containsExactly("image", "relu1", "relu2");
    assertThat(names(cut.outputs())).containsExactly("relu2", "relu1");
  }

  @Test
  void suggestsTheThreeNearestLayers() {
    assertThatThrownBy(() -> graph.node("relu3"))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Model 'tiny' has no layer 'relu3' (did you mean 'relu1' or 'relu2' or 'image'?);"
                + " --list-layers lists all 4 layers");
  }

  @Test
  void suggestsALayerOnceByItsNearestName() {
    assertThatThrownBy(() -> graph.node("feature"))
        .hasMessageContaining("(did you mean 'features' or 'image' or 'relu1'?)");
  }

  @Test
  void refusesOutputsThatNoImageChanges() {
    GraphBuilder builder = new GraphBuilder("offset");
    Node offset = builder.add("offset", new Constant(FloatTensor.vector(1, 2)));

    assertThatThrownBy(() -> builder.build(offset))
        .isInstanceOf(ModelException.class)
        .hasMessage("Graph 'offset' has only outputs that no image changes: [offset]; name others");
  }

  @Test
  void knowsWhoReadsANode() {
    assertThat(names(graph.consumers().get(graph.node("relu1")))).containsExactly("relu2", "stack");
  }

  @Test
  void namesTheNodeThatDoesNotFit() {
    GraphBuilder builder = new GraphBuilder("wrong");
    Node image = builder.input("image", Shape.chw(2, 3, 3));
    assertThatThrownBy(() -> builder.add("scores", new Softmax(3), image))
        .isInstanceOf(ModelException.class)
        .hasMessage("Node 'scores' (Softmax) axis 3 does not exist in input 2x3x3");
  }

  @Test
  void refusesTwoNodesOfOneName() {
    GraphBuilder builder = new GraphBuilder("twice");
    Node image = builder.input("image", Shape.of(2));
    assertThatThrownBy(() -> builder.add("image", RELU, image))
        .hasMessage("Two nodes are named 'image'; names must differ");
  }

  @Test
  void refusesANetworkWithoutInput() {
    assertThatThrownBy(() -> new GraphBuilder("empty").build(List.of()))
        .hasMessageContaining("no output");
  }
}
