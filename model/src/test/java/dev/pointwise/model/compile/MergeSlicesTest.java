package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.RELU;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeSlicesTest {
  private static final Slice ROWS = new Slice(List.of(1, 0), List.of(4, 6), List.of(2, 1));
  private static final Slice COLUMNS = new Slice(List.of(3, 5), List.of(3, 2), List.of(-1, -3));

  @Test
  void cutsTheLastPartAtOnce() {
    assertThat(new MergeSlices())
        .on(g -> g.add("columns", COLUMNS, g.add("rows", ROWS, g.input(8, 6))))
        .rewritesTo("Input Slice")
        .preservingOutput(0);
  }

  @Test
  void keepsASliceThatIsAnOutput() {
    assertThat(new MergeSlices())
        .on(g -> g.add("columns", COLUMNS, g.asOutput(g.add("rows", ROWS, g.input(8, 6)))))
        .rewritesTo("Input Slice Slice")
        .preservingOutput(0);
  }

  @Test
  void doesNotFireWhenALayerStandsBetween() {
    assertThat(new MergeSlices())
        .on(
            g -> {
              Node rows = g.add("rows", ROWS, g.input(8, 6));
              return g.add("columns", COLUMNS, g.add("relu", RELU, rows));
            })
        .doesNotFire();
  }
}
