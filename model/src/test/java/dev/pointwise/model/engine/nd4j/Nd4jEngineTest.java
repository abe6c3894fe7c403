package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.judge.EngineJudge;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class Nd4jEngineTest {
  private static final int LAYER_SEEDS = 12;
  private static final int NETWORK_SEEDS = 30;

  private final EngineJudge judge = EngineJudge.of(new Nd4jEngine());

  @TestFactory
  Stream<DynamicTest> agreesWithTheReferenceOnEveryLayer() {
    return judge.layers(LAYER_SEEDS);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheReferenceOnNetworks() {
    return judge.networks(NETWORK_SEEDS);
  }
}
