package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.RELU;
import static dev.pointwise.model.compile.SampleLayers.values;

import dev.pointwise.model.engine.reference.LayerFunction;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Constant;
import org.junit.jupiter.api.Test;

class FoldConstantsTest {
  private static final FoldConstants PASS = new FoldConstants(LayerFunction::apply);

  @Test
  void computesWhatNoImageChanges() {
    assertThat(PASS)
        .on(
            g -> {
              Node left = g.add("left", new Constant(values(3, 4)));
              Node sum = g.add("sum", ADD, left, g.add("right", new Constant(values(4))));
              return g.add("last", ADD, g.input(3, 4), g.add("relu", RELU, sum));
            })
        .rewritesTo("Input Constant Arithmetic")
        .preservingOutput(0);
  }

  @Test
  void keepsAConstantOutputUnderItsName() {
    assertThat(PASS)
        .on(
            g -> {
              Node constant = g.add("constant", new Constant(values(4)));
              Node relu = g.asOutput(g.add("relu", RELU, constant));
              return g.add("last", ADD, g.input(4), relu);
            })
        .rewritesTo("Constant Input Arithmetic")
        .preservingOutput(0);
  }

  @Test
  void doesNotFireWhenOneInputComesFromTheImage() {
    assertThat(PASS)
        .on(g -> g.add("last", ADD, g.input(4), g.add("constant", new Constant(values(4)))))
        .doesNotFire();
  }
}
