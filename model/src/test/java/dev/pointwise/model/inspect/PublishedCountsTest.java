package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.SharedData;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedCountsTest {
  @ParameterizedTest(name = "{0}: {1} trainable parameters, {3} MACs")
  @CsvSource({
    "squeezenet1.0_deepcompression/model.onnx, 1248424, 1248424, 861339936",
    "mobilenet_v1_0.25_128/model.onnx, 467593, 467593, 13570304",
    "mlperf_vww96/model.onnx, 210850, 210850, 7489664",
    "resnet20_cifar10/model.onnx, 269722, 271098, 40551040",
    "nin_cifar10/model.onnx, 969822, 972658, 222486528",
    "mlperf_resnet8_cifar10/model.onnx, 77706, 77706, 12501632"
  })
  void agreeWithThePublishedFigures(String file, long trainable, long parameters, long macs)
      throws IOException {
    Path model = SharedData.path("models").resolve(file);
    Summary summary =
        Summary.of(new OnnxReader().read(ModelFile.of(file, Files.readAllBytes(model))));

    assertThat(summary.trainableParameters()).isEqualTo(trainable);
    assertThat(summary.parameters()).isEqualTo(parameters);
    assertThat(summary.macs()).isEqualTo(macs);
  }
}
