package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTimesTest {
  private static Graph graph() {
    GraphBuilder builder = new GraphBuilder("tiny");
    Conv2d conv =
        new Conv2d(
            FloatTensor.filled(Shape.of(4, 2, 1, 1), 1),
            FloatTensor.filled(Shape.of(4), 0),
            Window2d.of(1),
            1,
            Activation.NONE);
    Node reduce = builder.add("reduce", conv, builder.input("image", Shape.chw(2, 5, 5)));
    return builder.build(builder.add("relu", new Activate(Activation.RELU), reduce));
  }

  private static List<KernelTime> pass(long reorder, long product, long relu) {
    return List.of(
        new KernelTime("reduce", "reorder", reorder),
        new KernelTime("reduce", "product", product),
        new KernelTime("relu", "eltwise", relu));
  }

  @Test
  void stepsOfANodeAreSummedAndNamedAfterTheSlowest() {
    List<LayerTime> times =
        LayerTimes.of(
            graph(), 3, List.of(pass(100, 500, 30), pass(900, 700, 10), pass(100, 600, 20)));

    // 4x2 multiplications at each of 5x5 places of 3 images, in the median pass's 700 ns
    assertThat(times)
        .containsExactly(
            new LayerTime("reduce", "Conv2d", "Conv2d 1x1", "product", 700 / 1e6, 1200.0 / 700),
            new LayerTime("relu", "Activate", "Activate relu", "eltwise", 20 / 1e6, 0));
  }

  @Test
  void nothingWasTimedWithoutPasses() {
    assertThat(LayerTimes.of(graph(), 3, List.of())).isEmpty();
  }
}
