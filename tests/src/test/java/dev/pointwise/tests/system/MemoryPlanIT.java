package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that does not fit is refused before it starts; the setting that it names lets it run. */
class MemoryPlanIT {
  private static final int OUT_OF_RESOURCES = 7;
  private static final Pattern ADVICE = Pattern.compile("; set --driver-memory (\\d+m)\\s*$");

  /** That many tasks at once would need more than the least heap that Spark starts with. */
  private static final String MASTER = "local[400]";

  @TempDir Path folder;

  private Finished predict(String heap) {
    String[] command = {
      "predict",
      "--input",
      folder.resolve("pictures").toString(),
      "--output",
      folder.resolve("rows").toString(),
      "--quiet"
    };
    return SparkSubmit.to(MASTER, List.of("--driver-memory", heap), Arrays.asList(command));
  }

  @Test
  void theAdviceOfARefusalLetsTheRunPass() {
    Checkout.jar();
    SparkSubmit.locally(
            "sample", "--output", folder.resolve("pictures").toString(), "--count", "12")
        .succeeded();

    Finished refused = predict("480m");

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(OUT_OF_RESOURCES);
    assertThat(refused.err())
        .contains("pointwise: Memory does not suffice: a process with 400 tasks at once needs ")
        .contains(" MiB of Java's heap but may have 480; set --driver-memory ");
    assertThat(folder.resolve("rows")).as("nothing is left of it").doesNotExist();
    Matcher advice = ADVICE.matcher(refused.err());
    assertThat(advice.find()).as(refused.err()).isTrue();

    Finished passed = predict(advice.group(1)).succeeded();
    assertThat(passed.lastLine()).contains("\"ok\":12");
  }
}
