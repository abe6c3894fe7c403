package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchmarkTextTest {
  private static BenchmarkReport report(List<LayerTime> layers) {
    return new BenchmarkReport("nets/tiny.onnx", "nd4j", 8, 2, 1234.56, 98.76, 0.71, layers);
  }

  private static LayerTime convolution(String name, double ms) {
    return new LayerTime(name, "Conv2d", "Conv2d 3x3 relu", "winograd:pointwise:256", ms, 100 + ms);
  }

  @Test
  void listsTheSlowestLayersFirst() {
    LayerTime pool = new LayerTime("pool", "MaxPool2d", "MaxPool2d 3x3/2", "jit:avx512", 0.5, 0);
    String text = report(List.of(convolution("stem", 1), pool, convolution("top", 2.5))).toText(80);

    assertThat(text)
        .isEqualTo(
            """
            nets/tiny.onnx on nd4j, 2 sessions, batches of 8: 1234.6 images/s, 98.8 GFLOP/s (started in 0.7 s)

            Slowest layers  Type             Kernel                    ms     %  GFLOP/s
            ----------------------------------------------------------------------------
            top             Conv2d 3x3 relu  winograd:pointwise:256  2.50  62.5    102.5
            stem            Conv2d 3x3 relu  winograd:pointwise:256  1.00  25.0    101.0
            pool            MaxPool2d 3x3/2  jit:avx512              0.50  12.5
            ----------------------------------------------------------------------------
            3 of 3 layers: 4.00 of 4.00 ms for a batch
            """);
  }

  @Test
  void tenLayersWithLongNamesFitATerminal() {
    String text =
        report(
                IntStream.rangeClosed(1, 25)
                    .mapToObj(i -> convolution("inception_3a/5x5_reduce_" + "x".repeat(i), i))
                    .toList())
            .toText(80);

    assertThat(text.lines().skip(1)).hasSize(15).allMatch(line -> line.length() <= 80);
    assertThat(text)
        .containsPattern("(?m)^incept\\S*\\.\\.\\.x+ ")
        .contains("10 of 25 layers: 205.00 of 325.00 ms for a batch");
  }

  @Test
  void isOneLineWhereTheEngineTimesNoLayer() {
    assertThat(report(List.of()).toText(80).lines()).hasSize(1);
  }
}
