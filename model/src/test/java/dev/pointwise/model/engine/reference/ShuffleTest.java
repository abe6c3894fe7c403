package dev.pointwise.model.engine.reference;

import static dev.pointwise.model.engine.reference.ReferenceAssert.applying;
import static dev.pointwise.model.engine.reference.ReferenceAssert.counting;
import static dev.pointwise.model.engine.reference.ReferenceAssert.map;

import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  private static Pad padRow(Pad.Mode mode, int before, int after) {
    return new Pad(mode, List.of(before), List.of(after), 9);
  }

  @Test
  void concatStacksAlongItsAxis() {
    FloatTensor left = FloatTensor.of(Shape.of(2, 1), 1, 2);
    FloatTensor right = FloatTensor.of(Shape.of(2, 2), 3, 4, 5, 6);
    applying(new Concat(1)).to(left, right).gives(1, 3, 4, 2, 5, 6);
    applying(new Concat(0)).to(right, right).gives(3, 4, 5, 6, 3, 4, 5, 6);
  }

  @Test
  void transposeMovesAxes() {
    // Output axis i is input axis order[i]: 1x2x3 becomes 3x1x2.
    applying(new Transpose(List.of(2, 0, 1))).to(counting(1, 2, 3)).gives(1, 4, 2, 5, 3, 6);
  }

  @Test
  void reshapeKeepsTheOrderOfValues() {
    applying(new Reshape(Shape.of(4))).to(counting(1, 2, 2)).gives(1, 2, 3, 4);
  }

  @Test
  void sliceStepsAndRunsBackwards() {
    applying(new Slice(List.of(1), List.of(2), List.of(3))).to(counting(6)).gives(2, 5);
    applying(new Slice(List.of(5), List.of(3), List.of(-2))).to(counting(6)).gives(6, 4, 2);
  }

  @Test
  void padFillsMirrorsRepeatsAndWraps() {
    applying(padRow(Pad.Mode.CONSTANT, 1, 2)).to(counting(3)).gives(9, 1, 2, 3, 9, 9);
    applying(padRow(Pad.Mode.REFLECT, 2, 2)).to(counting(3)).gives(3, 2, 1, 2, 3, 2, 1);
    applying(padRow(Pad.Mode.EDGE, 2, 1)).to(counting(3)).gives(1, 1, 1, 2, 3, 3);
    applying(padRow(Pad.Mode.WRAP, 1, 2)).to(counting(3)).gives(3, 1, 2, 3, 1, 2);
  }

  @Test
  void negativePadCuts() {
    applying(padRow(Pad.Mode.CONSTANT, -1, 1)).to(counting(3)).gives(2, 3, 9);
    applying(padRow(Pad.Mode.EDGE, 1, -2)).to(counting(3)).gives(1, 1);
  }

  @Test
  void depthToSpaceReadsCellsOrMapsFirst() {
    FloatTensor input = counting(8, 1, 1);
    applying(new DepthToSpace(2, DepthToSpace.Order.DCR)).to(input).gives(1, 3, 5, 7, 2, 4, 6, 8);
    applying(new DepthToSpace(2, DepthToSpace.Order.CRD)).to(input).gives(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void spaceToDepthIsTheInverse() {
    applying(new SpaceToDepth(2))
        .to(map(2, 2, 2, 1, 3, 5, 7, 2, 4, 6, 8))
        .gives(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void constantIsItsValue() {
    applying(new Constant(FloatTensor.vector(1, 2))).to().gives(1, 2);
  }
}
