package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CoreTypeTest {
  @Test
  void refusesKernelsTheProcessorLacks() {
    assertThatThrownBy(() -> CoreType.check("SkylakeX", InstructionSet.AVX2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The environment sets OPENBLAS_CORETYPE=SkylakeX, which needs AVX512, but this"
                + " processor offers AVX2; OpenBLAS would crash the JVM. Unset OPENBLAS_CORETYPE");
    assertThatThrownBy(() -> CoreType.check("haswell", InstructionSet.BASE))
        .hasMessageContaining("OPENBLAS_CORETYPE=haswell, which needs AVX2");
  }

  @Test
  void acceptsKernelsTheProcessorHas() {
    assertThatCode(() -> CoreType.check("SKYLAKEX", InstructionSet.AVX512))
        .doesNotThrowAnyException();
    assertThatCode(() -> CoreType.check("Haswell", InstructionSet.AVX512))
        .doesNotThrowAnyException();
    assertThatCode(() -> CoreType.check("Nehalem", InstructionSet.BASE)).doesNotThrowAnyException();
    assertThatCode(() -> CoreType.check(null, InstructionSet.BASE)).doesNotThrowAnyException();
  }
}
