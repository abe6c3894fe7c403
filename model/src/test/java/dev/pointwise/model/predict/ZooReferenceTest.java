package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.read.safetensors.SafetensorsFile;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.write.onnx.OnnxWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
        "zoo:resnet20-cifar10 is an architecture without weights; give them, as"
            + " 'zoo:resnet20-cifar10?weights=FILE.safetensors', or in a model file or card that"
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
  void anArchitectureWithTheWeightsOfAFileIsAModel() {
    byte[] weights = SafetensorsFile.random("resnet20-cifar10", 3).toBytes();
    String reference = "zoo:resnet20-cifar10?weights=s3a://b/r.safetensors";
    CardOverrides imagenet = new CardOverrides(Optional.of("imagenet"), Optional.empty());
    ModelBundle bundle =
        ModelBundle.fromBytes(
            ModelBundle.load(reference, imagenet, uri -> named("s3a://b/r", uri, weights))
                .toBytes());

    assertThat(bundle.sha256()).isEqualTo(Sha256.hex(weights));
    assertThat(bundle.card().output()).isEqualTo("linear");
    assertThat(new OnnxWriter().write(ModelReaders.read(bundle.file())))
        .isEqualTo(new OnnxWriter().write(ModelBundle.network(RANDOM, ZooReferenceTest::nothing)));
    assertThatThrownBy(() -> ModelBundle.load(reference, uri -> named("s3a://b/r", uri, weights)))
        .hasMessageContaining("does not say how pictures become its input; give --preprocess");
  }

  private static byte[] named(String start, String uri, byte[] content) {
    assertThat(uri).startsWith(start);
    return content;
  }

  @Test
  void weightsAloneAreNoModel() {
    assertThatThrownBy(() -> ModelBundle.network("r.safetensors", uri -> new byte[0]))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "r.safetensors holds weights without a network; name it, as"
                + " 'zoo:resnet50?weights=r.safetensors', or with 'architecture' and 'weights' in"
                + " a model card");
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
        "zoo:resnet50?weights=r.onnx | 'r.onnx' is no file of weights that is read here",
        "zoo:default?init=random | zoo:default comes with its weights"
      })
  void refusesWhatItDoesNotKnow(String reference, String message) {
    assertThatThrownBy(() -> ModelBundle.load(reference, ZooReferenceTest::nothing))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }
}
