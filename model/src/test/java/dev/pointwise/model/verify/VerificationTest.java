package dev.pointwise.model.verify;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.read.onnx.TinyModel;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.verify.Result.Failed;
import dev.pointwise.model.verify.Result.Passed;
import dev.pointwise.model.verify.Result.Unsupported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  @TempDir private Path folder;

  private void write(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void tensor(String path, long[] dims, float... values) throws IOException {
    write(path, TinyModel.floatTensor("", dims, values).toByteArray());
  }

  private static TinyModel doubling() {
    return TinyModel.opset(13).fixedInput("x", 2, 2).node("Add", "x, x -> y");
  }

  private List<Result> verify() throws IOException {
    try (Stream<Result> results = Verification.of(folder, new ReferenceEngine())) {
      return results.toList();
    }
  }

  @Test
  void runsAllCasesInTheOrderOfTheirPaths() throws IOException {
    write("b/good/model.onnx", doubling().bytes());
    tensor("b/good/test_data_set_0/input_0.pb", new long[] {2, 2}, 1, 2, 3, 4);
    tensor("b/good/test_data_set_0/output_0.pb", new long[] {2, 2}, 2, 4, 6, 8);
    write("a/wrong/model.onnx", doubling().bytes());
    tensor("a/wrong/test_data_set_0/input_0.pb", new long[] {2, 2}, 1, 2, 3, 4);
    tensor("a/wrong/test_data_set_0/output_0.pb", new long[] {2, 2}, 2, 4, 6, 8.1f);
    write(
        "c/model.onnx", TinyModel.opset(13).fixedInput("x", 2, 2).node("Einsum", "x -> y").bytes());
    tensor("c/test_data_set_0/input_0.pb", new long[] {2, 2}, 1, 2, 3, 4);

    assertThat(verify())
        .extracting(Result::line)
        .containsExactly(
            "FAIL a/wrong output 0 at 3 is 8.0 but 8.1 is expected (allowed difference 0.00811)",
            "PASS b/good 0.00",
            "UNSUPPORTED c Einsum");
  }

  @Test
  void runsEverySetOfData() throws IOException {
    write("m/model.onnx", doubling().bytes());
    tensor("m/test_data_set_0/input_0.pb", new long[] {1, 2}, 1, 2);
    tensor("m/test_data_set_0/output_0.pb", new long[] {1, 2}, 2, 4);
    tensor("m/test_data_set_1/input_0.pb", new long[] {1, 2}, 1, 2);
    tensor("m/test_data_set_1/output_0.pb", new long[] {1, 2}, 2, 5);

    assertThat(verify()).singleElement().isInstanceOf(Failed.class);
  }

  @Test
  void comparesShapes() throws IOException {
    write("m/model.onnx", doubling().bytes());
    tensor("m/test_data_set_0/input_0.pb", new long[] {1, 2}, 1, 2);
    tensor("m/test_data_set_0/output_0.pb", new long[] {2, 1}, 2, 4);

    assertThat(verify()).containsExactly(new Failed("m", "output 0 is 1x2 but 2x1 is expected"));
  }

  @Test
  void bindsFurtherInputsAsConstants() throws IOException {
    TinyModel dense =
        TinyModel.opset(13)
            .fixedInput("x", 2, 2)
            .fixedInput("w", 2, 2)
            .node("Gemm", "x, w -> y", integer("transB", 1));
    write("m/model.onnx", dense.bytes());
    tensor("m/test_data_set_0/input_0.pb", new long[] {2, 2}, 1, 0, 0, 1);
    tensor("m/test_data_set_0/input_1.pb", new long[] {2, 2}, 1, 2, 3, 4);
    tensor("m/test_data_set_0/output_0.pb", new long[] {2, 2}, 1, 3, 2, 4);

    assertThat(verify()).containsExactly(new Passed("m", 0));
  }

  @Test
  void bindsAnImagesOwnPartOfInputsThatShareTheBatch() throws IOException {
    TinyModel sum =
        TinyModel.opset(13).fixedInput("x", 2, 2).fixedInput("z", 2, 2).node("Sub", "x, z -> y");
    write("m/model.onnx", sum.bytes());
    tensor("m/test_data_set_0/input_0.pb", new long[] {2, 2}, 1, 2, 3, 4);
    tensor("m/test_data_set_0/input_1.pb", new long[] {2, 2}, 10, 20, 30, 40);
    tensor("m/test_data_set_0/output_0.pb", new long[] {2, 2}, -9, -18, -27, -36);

    assertThat(verify()).containsExactly(new Passed("m", 0));
  }

  @Test
  void feedsARampWhereOnlyOutputsAreGiven() throws IOException {
    write("light_x.onnx", doubling().bytes());
    tensor("light_x_output_0.pb", new long[] {1, 2}, 0, 1);

    assertThat(verify()).containsExactly(new Passed("light_x", 0));
  }

  @Test
  void failsACaseWhoseFilesAreDamaged() throws IOException {
    write("m/model.onnx", doubling().bytes());
    write("m/test_data_set_0/input_0.pb", new byte[] {1, 2, 3});

    assertThat(verify())
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.line())
                    .startsWith("FAIL m ")
                    .contains("input_0.pb is no ONNX tensor"));
  }

  @Test
  void ignoresModelsWithoutData() throws IOException {
    write("lonely.onnx", doubling().bytes());

    assertThat(verify()).isEmpty();
  }

  @Test
  void verifiesOneGraphOnOnePairOfArrays() {
    FloatTensor images = FloatTensor.of(Shape.of(1, 2), 1, 2);
    FloatTensor squeezed = FloatTensor.vector(2, 4.001f);

    Result result =
        Verification.of(
            doubling().graph(), images, squeezed, new ReferenceEngine(), Kernels.FASTEST);

    assertThat(result).isInstanceOf(Passed.class);
  }

  @Test
  void saysThatImagesDoNotFit() {
    FloatTensor images = FloatTensor.of(Shape.of(1, 3), 1, 2, 3);

    assertThat(
            Verification.of(
                doubling().graph(), images, images, new ReferenceEngine(), Kernels.FASTEST))
        .isEqualTo(
            new Failed("tiny.onnx", "the input holds images of 3, but 'tiny.onnx' expects 2"));
  }

  @Test
  void tellsUnsupportedInputsFromFailures() throws IOException {
    write("m/model.onnx", doubling().fixedInput("z", 2, 2).bytes());
    tensor("m/test_data_set_0/input_0.pb", new long[] {2, 2}, 1, 2, 3, 4);

    assertThat(verify()).singleElement().isInstanceOf(Failed.class);

    write("m/model.onnx", TinyModel.opset(3).fixedInput("x", 2, 2).node("Relu", "x -> y").bytes());
    assertThat(verify()).singleElement().isInstanceOf(Unsupported.class);
  }
}
