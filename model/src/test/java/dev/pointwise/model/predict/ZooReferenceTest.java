package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.tensor.Shape;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooReferenceTest {
  private static final String RANDOM = "zoo:resnet20-cifar10?init=random&seed=3";

  private static byte[] nothing(String uri) throws IOException {
    throw new IOException(uri + " is not to be read");
  }

  @Test
  void anArchitectureWithoutWeightsCanOnlyBeLookedAt() {
    String reference = "zoo:resnet20-cifar10";

    assertThat(
            ModelBundle.architecture(reference, ZooReferenceTest::nothing).node("linear").shape())
        .isEqualTo(Shape.of(10));
    String message =
        "zoo:resnet20-cifar10 is an architecture without weights; give a model file or card that"
            + " has them, or random ones, as for a benchmark:"
            + " 'zoo:resnet20-cifar10?init=random&seed=1'";
    assertThatThrownBy(() -> ModelBundle.network(reference, ZooReferenceTest::nothing))
        .isInstanceOf(ModelException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> ModelBundle.load(reference, ZooReferenceTest::nothing))
        .isInstanceOf(ModelException.class)
        .hasMessage(message);
  }

  @Test
  void anArchitectureWithRandomWeightsIsAModel() {
    ModelBundle bundle = ModelBundle.load(RANDOM, ZooReferenceTest::nothing);
    ModelBundle received = ModelBundle.fromBytes(bundle.toBytes());

    assertThat(received.source()).isEqualTo(RANDOM);
    assertThat(received.card().output()).isEqualTo("linear");
    try (LoadedModel model = LoadedModel.load(received, new Classify(1), new Nd4jEngine())) {
      assertThat(model.featureShapes()).isEqualTo(List.of(Shape.of(10)));
    }
  }

  @Test
  void theSameSeedMakesTheSameModel() {
    assertThat(ModelBundle.load(RANDOM, ZooReferenceTest::nothing).sha256())
        .isEqualTo(ModelBundle.load(RANDOM, ZooReferenceTest::nothing).sha256())
        .isNotEqualTo(
            ModelBundle.load(RANDOM.replace("3", "4"), ZooReferenceTest::nothing).sha256());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "zoo:resnet20-cifar10?init=zeros | zoo:resnet20-cifar10?init=zeros: 'init=zeros' is not known",
        "zoo:resnet20-cifar10?init=random&seed=x | 'seed=x' is not known; what may follow the name",
        "zoo:resnet51?init=random | No model is called 'zoo:resnet51' (did you mean 'zoo:resnet50'",
        "zoo:default?init=random | zoo:default comes with its weights"
      })
  void refusesWhatItDoesNotKnow(String reference, String message) {
    assertThatThrownBy(() -> ModelBundle.load(reference, ZooReferenceTest::nothing))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }
}
