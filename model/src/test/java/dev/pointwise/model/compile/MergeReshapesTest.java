package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.RELU;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class MergeReshapesTest {
  private static final Reshape FLAT = new Reshape(Shape.of(12));
  private static final Reshape SQUARE = new Reshape(Shape.of(3, 4));
  private static final Reshape CUBE = new Reshape(Shape.of(2, 2, 3));

  @Test
  void goesToTheLastShapeAtOnce() {
    assertThat(new MergeReshapes())
        .on(g -> g.add("c", CUBE, g.add("b", SQUARE, g.add("a", FLAT, g.input(4, 3)))))
        .rewritesTo("Input Reshape")
        .preservingOutput(0);
  }

  @Test
  void keepsAReshapeThatIsAnOutput() {
    assertThat(new MergeReshapes())
        .on(g -> g.add("c", CUBE, g.asOutput(g.add("b", SQUARE, g.input(4, 3)))))
        .rewritesTo("Input Reshape Reshape")
        .preservingOutput(0);
  }

  @Test
  void doesNotFireWhenALayerStandsBetween() {
    assertThat(new MergeReshapes())
        .on(
            g -> {
              Node flat = g.add("a", FLAT, g.input(4, 3));
              return g.add("c", CUBE, g.add("b", RELU, flat));
            })
        .doesNotFire();
  }
}
