package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstructionSetTest {
  @Test
  void isTheStrongestOfOneDnnsBits() {
    assertThat(InstructionSet.of(0)).isEqualTo(InstructionSet.BASE);
    assertThat(InstructionSet.of(0x7)).isEqualTo(InstructionSet.AVX2);
    assertThat(InstructionSet.of(0x1f)).isEqualTo(InstructionSet.AVX2);
    assertThat(InstructionSet.of(0x27)).isEqualTo(InstructionSet.AVX512);
    assertThat(InstructionSet.of(0x1ef)).isEqualTo(InstructionSet.AVX512);
  }
}
