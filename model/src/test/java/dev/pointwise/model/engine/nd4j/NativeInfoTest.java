package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeInfoTest {
  @Test
  void tellsVersionsAndThreads() {
    NativeInfo info = NativeInfo.load();
    assertThat(info.nd4j()).startsWith("1.0.0-");
    assertThat(info.oneDnn()).matches("3\\.\\d+\\.\\d+");
    assertThat(info.javaCpp()).matches("1\\.5\\.\\d+");
    assertThat(info.layout()).isIn("nchw", "nChw8c", "nChw16c");
    assertThat(info.instructionSet()).isNotBlank();
    assertThat(info.threads()).isEqualTo(1);
  }

  @Test
  void channelBlocksFollowTheInstructionSet() {
    assertThat(InstructionSet.of(0)).isEqualTo(InstructionSet.BASE);
    assertThat(InstructionSet.of(0x7)).isEqualTo(InstructionSet.AVX2);
    assertThat(InstructionSet.of(0x1f)).isEqualTo(InstructionSet.AVX2);
    assertThat(InstructionSet.of(0x27)).isEqualTo(InstructionSet.AVX512);
    assertThat(InstructionSet.of(0x1ef)).isEqualTo(InstructionSet.AVX512);
  }
}
