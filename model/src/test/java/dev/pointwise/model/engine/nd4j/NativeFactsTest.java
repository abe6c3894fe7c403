package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeFactsTest {
  @Test
  void tellsVersionsAndInstructionSet() throws IOException {
    Map<String, String> facts = NativeFacts.read();

    assertThat(facts.get("nd4j")).startsWith("1.0.0-");
    assertThat(facts.get("onednn")).matches("3\\.\\d+\\.\\d+");
    assertThat(facts.get("instruction set")).isIn("BASE", "AVX2", "AVX512");
    assertThat(facts.get("vector api")).as("in a JVM with the build's options").isEqualTo("ok");
  }
}
