package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class PoolingTest {
  private static final Shape MAP = Shape.chw(2, 1, 3);
  private static final float[] VALUES = {1, 2, 6, -3, -2, -1};

  @Test
  void averagesEachChannel() {
    assertThat(Pooling.AVERAGE.apply(VALUES, MAP)).containsExactly(3, -2);
    assertThat(Pooling.AVERAGE.shape(MAP)).isEqualTo(Shape.of(2));
  }

  @Test
  void takesTheLargestOfEachChannel() {
    assertThat(Pooling.MAX.apply(VALUES, MAP)).containsExactly(6, -1);
  }

  @Test
  void noneKeepsTheMap() {
    assertThat(Pooling.NONE.apply(VALUES, MAP)).isSameAs(VALUES);
    assertThat(Pooling.NONE.shape(MAP)).isEqualTo(MAP);
  }

  @Test
  void vectorsStayAsTheyAre() {
    assertThat(Pooling.MAX.apply(VALUES, Shape.of(6))).isSameAs(VALUES);
    assertThat(Pooling.AVERAGE.shape(Shape.of(6))).isEqualTo(Shape.of(6));
  }
}
