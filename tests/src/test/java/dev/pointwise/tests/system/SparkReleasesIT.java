package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One jar for several Spark releases, whichever it was built on. */
@EnabledIfSystemProperty(named = "pointwise.long", matches = "true")
class SparkReleasesIT {
  private static final int PICTURES = 20;

  @TempDir static Path folder;
  private static Rows expected;

  @BeforeAll
  static void predictOnTheReleaseOfTheTests() throws IOException {
    Checkout.jar();
    Path pictures = folder.resolve("pictures");
    SparkSubmit.locally("sample", "--output=" + pictures, "--count=" + PICTURES).succeeded();
    expected = predict(SparkSubmit.RELEASE, "expected");
    assertThat(expected.size()).isEqualTo(PICTURES);
  }

  private static Rows predict(String release, String name) throws IOException {
    Path rows = folder.resolve(name);
    SparkSubmit.locally()
        .on(release)
        .run(StoreContract.predict(folder.resolve("pictures").toString(), rows.toString()))
        .succeeded();
    return Rows.read(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.0.1", "4.2.0"})
  void givesTheSameRowsOn(String release) throws IOException {
    predict(release, "rows-" + release).assertSameAs(expected);
  }
}
