package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class LayerListTest {
  @Test
  void namesEveryLayerByAllItsNames() {
    GraphBuilder builder = new GraphBuilder("tiny");
    Node image = builder.input("image", Shape.chw(3, 32, 32));
    Node pool = builder.add("pool", new GlobalPool(GlobalPool.Kind.AVERAGE), image);
    builder.alias("/pool/Pool_output_0", pool).alias("/pool/Pool", pool);

    assertThat(LayerList.text(builder.build(pool), 30))
        .isEqualTo(
            """
            ---------------------------------------------------------
            Layer  Type       Output  Also called
            ---------------------------------------------------------
            image  Input     3x32x32
            pool   Gl...age    3x1x1  /pool/Pool_output_0, /pool/Pool
            ---------------------------------------------------------
            """);
  }
}
