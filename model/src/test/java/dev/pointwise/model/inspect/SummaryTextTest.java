package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
  private static Summary summary(String prefix) {
    GraphBuilder builder = new GraphBuilder("tiny");
    Node input = builder.input("image", Shape.chw(3, 224, 224));
    Node stem = builder.add(prefix + "stem", conv(3, 64, 3), input);
    Node left = builder.add(prefix + "left", conv(64, 64, 1), stem);
    Node right = builder.add(prefix + "right", conv(64, 64, 1), stem);
    Node sum =
        builder.add(
            prefix + "sum", new Arithmetic(Arithmetic.Operation.ADD, Activation.RELU), left, right);
    return Summary.of(
        builder.build(builder.add("pool", new GlobalPool(GlobalPool.Kind.AVERAGE), sum)));
  }

  private static Conv2d conv(int in, int out, int kernel) {
    return new Conv2d(
        FloatTensor.filled(Shape.of(out, in, kernel, kernel), 1),
        FloatTensor.filled(Shape.of(out), 1),
        Window2d.of(kernel).stride(kernel == 3 ? 2 : 1).padding(kernel / 2),
        1,
        Activation.NONE);
  }

  @Test
  void tableNamesEveryLayerAndTheTotals() {
    assertThat(summary("").toTable(100))
        .isEqualTo(
            """
            Model: tiny
            ----------------------------------------------------------------------------
            Layer  Type                     Output  Parameters        MACs  Connected to
            ----------------------------------------------------------------------------
            image  Input                 3x224x224           0           0
            stem   Conv2d 3x3/2         64x112x112       1,792  21,676,032  image
            left   Conv2d 1x1           64x112x112       4,160  51,380,224  stem
            right  Conv2d 1x1           64x112x112       4,160  51,380,224  stem
            sum    Arithmetic add relu  64x112x112           0           0  left, right
            pool   GlobalPool average       64x1x1           0           0  sum
            ----------------------------------------------------------------------------
            Parameters: 10,112 (trainable 10,112, not trainable 0)
            MACs: 124,436,480, FLOPs: 248,872,960 (2 x MACs)
            Activations of one image in bytes: 9,633,792 at the peak, 13,447,424 in all
            """);
  }

  @Test
  void longNamesAreShortenedToTheWidth() {
    String table = summary("inception_module_number_").toTable(80);

    assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    assertThat(table)
        .containsPattern("(?m)^incep\\w*\\.\\.\\.\\w*_stem ")
        .containsPattern("(?m)^incep\\w*\\.\\.\\.\\w*_left ")
        .contains("21,676,032")
        .contains("64x112x112");
  }

  @Test
  void aWideTableShortensNothing() {
    assertThat(summary("inception_module_number_").toTable(200)).doesNotContain("...");
  }

  @Test
  void numbersAreNeverShortened() {
    assertThat(summary("").toTable(20)).contains("21,676,032").contains("64x112x112");
  }

  @Test
  void jsonHoldsExactlyTheAgreedKeys() throws Exception {
    JsonNode json = new ObjectMapper().readTree(summary("").toJson());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "name", "input", "parameters", "trainable_parameters", "macs", "flops", "layers");
    assertThat(json.at("/input")).hasToString("[3,224,224]");
    assertThat(json.at("/macs").asLong()).isEqualTo(124_436_480L);
    assertThat(json.at("/flops").asLong()).isEqualTo(248_872_960L);
    assertThat(json.at("/layers/4"))
        .hasToString(
            "{\"name\":\"sum\",\"type\":\"Arithmetic\",\"output_shape\":[64,112,112],"
                + "\"parameters\":0,\"macs\":0,\"inputs\":[\"left\",\"right\"]}");
  }

  @Test
  void jsonHoldsTheMemoryOfARunWhereItIsGiven() throws Exception {
    RunMemory memory = new RunMemory("nd4j", 8, new PlanMemory(1_000_000, 2_000_000));
    JsonNode json = new ObjectMapper().readTree(summary("").toJson(memory));

    assertThat(json.at("/memory"))
        .hasToString(
            "{\"engine\":\"nd4j\",\"batch_size\":8,"
                + "\"weight_bytes\":1000000,\"session_bytes\":2000000}");
    assertThat(memory.toText())
        .isEqualTo("Engine nd4j: 1,000,000 bytes of weights a JVM, 2,000,000 a session (batch 8)");
  }
}
