package dev.pointwise.model.engine.reference;

import static dev.pointwise.model.engine.reference.ReferenceAssert.applying;
import static dev.pointwise.model.engine.reference.ReferenceAssert.counting;

import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Reduce.Kept;
import dev.pointwise.model.layer.Reduce.Kind;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {
  @ParameterizedTest(name = "{0} of 3, -4 and 0 is {1}")
  @CsvSource({"SUM, -1", "MEAN, -0.33333334", "MAX, 3", "MIN, -4", "L1, 7", "L2, 5"})
  void reducesByItsKind(Kind kind, float expected) {
    applying(new Reduce(kind, Set.of(0), Kept.DROPPED))
        .to(FloatTensor.vector(3, -4, 0))
        .gives(expected);
  }

  @Test
  void reducesTheNamedAxesOnly() {
    applying(new Reduce(Kind.SUM, Set.of(1), Kept.AS_ONE))
        .to(counting(2, 2, 2))
        .gives(4, 6, 12, 14);
    applying(new Reduce(Kind.MEAN, Set.of(0, 2), Kept.DROPPED))
        .to(counting(2, 2, 2))
        .gives(3.5f, 5.5f);
  }
}
