package dev.pointwise.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.verify.Result;
import dev.pointwise.model.verify.Result.Failed;
import dev.pointwise.model.verify.Result.Passed;
import dev.pointwise.model.verify.Verification;
import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONNX's own test cases of the operators, and whole architectures, on both engines. */
class OnnxConformanceTest {
  private static Engine engine(String name) {
    return name.equals("nd4j") ? new Nd4jEngine() : new ReferenceEngine();
  }

  @ParameterizedTest(name = "{0} on {1}: at least {2} pass, none fails")
  @CsvSource({
    "onnx-node,   nd4j,      280",
    "onnx-node,   reference, 280",
    "onnx-light,  nd4j,      4",
    "onnx-seeded, nd4j,      3",
    "onnx-seeded, reference, 3",
  })
  void agreesWithThePublishedOutputs(String folder, String engine, int leastPassed)
      throws IOException {
    List<Result> results;
    try (Stream<Result> running = Verification.of(Checkout.shared(folder), engine(engine))) {
      results = running.toList();
    }
    assertThat(results).filteredOn(Failed.class::isInstance).isEmpty();
    assertThat(results)
        .filteredOn(Passed.class::isInstance)
        .hasSizeGreaterThanOrEqualTo(leastPassed);
  }
}
