package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadedModelTest {
  private static final Task TOP = new Classify(1);

  private static LoadedModel load(ModelBundle bundle, Graph graph, Task task) {
    return LoadedModel.of(bundle, graph, task, new ReferenceEngine());
  }

  private static ModelBundle bundle(Layout layout, Channels channels) {
    return Colours.bundle(
        Colours.CARD.withPreprocess(Colours.preprocess(layout, channels)), Colours.LABELS);
  }

  private static ModelBundle output(OutputKind kind, String output) {
    return output(kind, output, Kernels.FASTEST);
  }

  private static ModelBundle output(OutputKind kind, String output, Kernels kernels) {
    ModelCard card =
        new ModelCard(
            "colours",
            "colours.onnx",
            Optional.empty(),
            Colours.CARD.preprocess(),
            Optional.empty(),
            kind,
            output,
            kernels);
    return Colours.bundle(card, List.of());
  }

  @Test
  void refusesLabelsThatDoNotFitTheOutput() {
    ModelBundle bundle = Colours.bundle(Colours.CARD, List.of("red", "green"));

    assertThatThrownBy(() -> load(bundle, Colours.graph(), TOP))
        .hasMessage(
            "colours.yaml: 'labels' has 2 lines but output 'pool' has 3 values;"
                + " point 'labels' at a file of 3 lines");
  }

  @Test
  void refusesAnOutputThatDoesNotExist() {
    assertThatThrownBy(() -> load(output(OutputKind.SCORES, "porb"), Colours.graph(), TOP))
        .hasMessageStartingWith("colours.yaml: 'scores': Model 'colours' has no layer 'porb'")
        .hasMessageContaining("(did you mean 'pool' or 'prob' or 'flat'?)");
  }

  @Test
  void refusesAnOutputThatIsAMap() {
    assertThatThrownBy(() -> load(output(OutputKind.LOGITS, "image"), Colours.graph(), TOP))
        .hasMessageStartingWith("colours.yaml: 'logits' is layer 'image', a map of 3x2x2");
  }

  @Test
  void refusesAnInputOfAnotherSize() {
    assertThatThrownBy(() -> load(bundle(Layout.NCHW, Channels.GRAY), Colours.graph(), TOP))
        .hasMessage(
            "colours.yaml: 'preprocess' makes 1x2x2 (NCHW) but the model's input 'image' is 3x2x2;"
                + " correct 'preprocess.pixels', 'channels' or 'layout'");
  }

  @Test
  void namesTheLayoutThatWouldFit() {
    assertThatThrownBy(() -> load(Colours.bundle(), Colours.channelsLast(), TOP))
        .hasMessageEndingWith("set 'preprocess.layout' to NHWC");
    assertThatThrownBy(() -> load(bundle(Layout.NHWC, Channels.RGB), Colours.graph(), TOP))
        .hasMessageEndingWith("set 'preprocess.layout' to NCHW");
  }

  private static ModelBundle pinned(String node) {
    Kernels kernels = new Kernels(Kernels.Winograd.AUTO, Map.of(node, "direct"));
    return output(OutputKind.SCORES, "prob", kernels);
  }

  @Test
  void passesTheCardsKernelsToTheEngine() {
    List<Kernels> asked = new ArrayList<>();
    Engine recording =
        new Engine() {
          @Override
          public String name() {
            return "recording";
          }

          @Override
          public ExecutionPlan prepare(Graph graph, Kernels kernels) {
            asked.add(kernels);
            return new ReferenceEngine().prepare(graph, kernels);
          }
        };

    LoadedModel.of(pinned("pool"), Colours.graph(), TOP, recording).close();

    assertThat(asked).containsExactly(pinned("pool").card().kernels());
  }

  @Test
  void featuresDoNotMindAKernelForALayerBehindThem() {
    Task task = new Extract(List.of("image"), Pooling.NONE);

    try (LoadedModel model =
        LoadedModel.of(pinned("pool"), Colours.graph(), task, new Nd4jEngine())) {
      assertThat(model.featureShapes()).containsExactly(Shape.chw(3, 2, 2));
    }
  }

  @Test
  void refusesAKernelForALayerThatDoesNotExist() {
    assertThatThrownBy(() -> load(pinned("pol"), Colours.graph(), TOP))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "Kernel 'direct' is pinned for 'pol', but 'colours' has no such layer (did you mean 'pool'");
  }

  @Test
  void refusesAKernelForALayerThatIsFusedAway() {
    GraphBuilder builder = new GraphBuilder("colours");
    Node input = builder.input("image", Shape.chw(3, 2, 2));
    Node relu = builder.add("relu1", new Activate(Activation.RELU), input);
    Node again = builder.add("relu2", new Activate(Activation.RELU), relu);
    Graph read = builder.build(again);
    GraphBuilder other = new GraphBuilder("colours");
    Node otherInput = other.input("image", Shape.chw(3, 2, 2));
    Graph compiled = other.build(other.add("relu2", new Activate(Activation.RELU), otherInput));
    Kernels kernels = new Kernels(Kernels.Winograd.AUTO, Map.of("relu1", "direct"));

    assertThatThrownBy(() -> kernels.requireNodesOf(read, compiled))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "Kernel 'direct' is pinned for 'relu1', which another layer's step computes (did you mean 'relu2'");
  }

  @Test
  void refusesALayerThatDoesNotExist() {
    Task task = new Extract(List.of("pool", "flut"), Pooling.NONE);

    assertThatThrownBy(() -> load(Colours.bundle(), Colours.graph(), task))
        .hasMessageStartingWith("Model 'colours' has no layer 'flut' (did you mean 'flat' or");
  }

  @Test
  void refusesOneLayerUnderTwoNames() {
    GraphBuilder builder = new GraphBuilder("colours");
    Node input = builder.input("image", Shape.chw(3, 2, 2));
    Node pool = builder.add("pool", new GlobalPool(GlobalPool.Kind.AVERAGE), input);
    Graph graph = builder.alias("/pool/output_0", pool).build(pool);
    Task task = new Extract(List.of("pool", "/pool/output_0"), Pooling.NONE);

    assertThatThrownBy(() -> load(Colours.bundle(), graph, task))
        .hasMessage(
            "colours.yaml: 'pool' and '/pool/output_0' are names of one layer; name it once");
  }

  @Test
  void saysWhichShapesItsFeaturesHave() {
    List<String> layers = List.of("image", "flat");

    try (LoadedModel whole =
            load(Colours.bundle(), Colours.graph(), new Extract(layers, Pooling.NONE));
        LoadedModel pooled =
            load(Colours.bundle(), Colours.graph(), new Extract(layers, Pooling.MAX))) {
      assertThat(whole.featureShapes()).containsExactly(Shape.chw(3, 2, 2), Shape.of(3));
      assertThat(pooled.featureShapes()).containsExactly(Shape.of(3), Shape.of(3));
    }
  }

  @Test
  void takesFeaturesOfANetworkWithoutClasses() {
    Task task = new Extract(List.of("pool"), Pooling.NONE);

    try (LoadedModel model = load(output(OutputKind.LOGITS, "image"), Colours.graph(), task)) {
      assertThat(model.featureShapes()).containsExactly(Shape.chw(3, 1, 1));
    }
  }

  @Test
  void opensNoSessionForSettingsThatItRefuses() {
    List<Integer> opened = new ArrayList<>();

    try (LoadedModel model =
        LoadedModel.of(Colours.bundle(), Colours.graph(), TOP, recording(opened))) {
      assertThatThrownBy(() -> model.newPredictor(new PredictorSettings(1, Long.MAX_VALUE)))
          .hasMessageStartingWith("max-pixels is 1 to");
    }
    assertThat(opened).isEmpty();
  }

  /** An engine that notes the batch size of each session and opens none. */
  private static Engine recording(List<Integer> opened) {
    return new Engine() {
      @Override
      public String name() {
        return "recording";
      }

      @Override
      public ExecutionPlan prepare(Graph prepared, Kernels kernels) {
        return new ExecutionPlan() {
          @Override
          public Graph graph() {
            return prepared;
          }

          @Override
          public Shape inputShape() {
            return prepared.input().shape();
          }

          @Override
          public List<Shape> outputShapes() {
            return List.of();
          }

          @Override
          public PlanMemory memory(int batchSize) {
            return new PlanMemory(0, 0);
          }

          @Override
          public Session newSession(int batchSize) {
            opened.add(batchSize);
            throw new IllegalStateException("opens no session");
          }

          @Override
          public void close() {}
        };
      }
    };
  }

  @Test
  void aTaskWantsAtLeastOneClassOrLayer() {
    assertThatThrownBy(() -> new Classify(0)).hasMessage("top-k is 0; ask for at least 1 class");
    assertThatThrownBy(() -> new Extract(List.of(), Pooling.NONE))
        .hasMessage("No layer is named; name at least one whose values are wanted");
    assertThatThrownBy(() -> new Extract(List.of("a", "a"), Pooling.NONE))
        .hasMessage("The layers [a, a] name one twice; name each once");
  }
}
