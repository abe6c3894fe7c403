package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.engine.vector.WinogradForm;
import dev.pointwise.model.judge.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form and size of chunks against the reference. */
class WinogradStepsTest {
  private static final int SEEDS = 48;
  private static final int TRAINED_SEEDS = 12;
  private static final int[] TILES_OF_A_CHUNK = {1, 20, 256, 100_000};

  /** What the engine promises of every network. */
  private static final Tolerance PROMISED = new Tolerance(1e-4f);

  @BeforeAll
  static void needsVectors() {
    assumeThat(VectorModule.runsBlocksOf(Layouts.block()))
        .as("the JVM's vectors are as wide as the blocks of maps")
        .isTrue();
  }

  static Stream<WinogradCase> cases() {
    return Stream.concat(
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> WinogradCase.of(seed, WinogradCase.Spread.GAUSSIAN)),
        LongStream.range(0, TRAINED_SEEDS)
            .mapToObj(seed -> WinogradCase.of(seed, WinogradCase.Spread.TRAINED)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithTheReference(WinogradCase one) {
    float[] expected = one.expected();
    for (WinogradVariant variant : variants(one)) {
      WinogradRun run = WinogradRun.of(one, variant);
      assertThat(PROMISED.complaint(run.output(), expected)).as("%s", variant).isEmpty();
      assertThat(run.filling()).as("what oneDNN wants to be zero").allMatch(value -> value == 0);
      if (one.residual() == WinogradCase.Residual.READ_LATER) {
        assertThat(run.residual()).isEqualTo(residual(one));
      }
    }
  }

  private static List<WinogradVariant> variants(WinogradCase one) {
    return WinogradForm.ofKernel(one.layer().window().kernel().height()).stream()
        .flatMap(
            form ->
                Arrays.stream(TILES_OF_A_CHUNK).mapToObj(tiles -> new WinogradVariant(form, tiles)))
        .toList();
  }

  private static float[] residual(WinogradCase one) {
    int elements = one.convolution().shape().elements();
    int input = one.images().length / one.batch();
    float[] values = new float[one.batch() * elements];
    for (int image = 0; image < one.batch(); image++) {
      int from = (image + 1) * input - elements;
      System.arraycopy(one.images(), from, values, image * elements, elements);
    }
    return values;
  }

  @Test
  void theCasesMeetWhatTheyAreFor() {
    assertThat(cases().map(WinogradCase::residual)).contains(WinogradCase.Residual.values());
    assertThat(cases().map(one -> one.layer().activation().kind()).distinct()).hasSize(4);
    assertThat(cases().map(one -> one.layer().window().kernel()).distinct()).hasSize(2);
    assertThat(cases().filter(one -> one.convolution().shape().height() == 1)).isNotEmpty();
    assertThat(cases().map(WinogradCase::batch).distinct()).hasSize(5);
  }

  @Test
  void runningTwiceGivesTheSame() {
    WinogradCase one = WinogradCase.of(3, WinogradCase.Spread.GAUSSIAN);
    WinogradVariant variant = variants(one).get(1);
    assertThat(WinogradRun.of(one, variant).output())
        .isEqualTo(WinogradRun.of(one, variant).output());
  }
}
