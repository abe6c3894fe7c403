package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that does not fit is refused before it starts; the setting that it names lets it run. */
class MemoryPlanIT {
  private static final int OUT_OF_RESOURCES = 7;
  private static final Pattern ADVICE = Pattern.compile("; set --driver-memory (\\d+m)\\s*$");

  /** That many tasks at once would need more than the least heap that Spark starts with. */
  private static final String MASTER = "local[120]";

  private static final int PICTURES = 4;

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
    return SparkSubmit.to(MASTER).with("--driver-memory", heap).run(command);
  }

  /** Of noise, so that the files are as large as photographs. */
  private void drawPictures() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Random noise = new Random(1);
    BufferedImage image = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, noise.nextInt());
      }
    }
    for (int i = 0; i < PICTURES; i++) {
      ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
    }
  }

  @Test
  void theAdviceOfARefusalLetsTheRunPass() throws IOException {
    Checkout.jar();
    drawPictures();

    Finished refused = predict("480m");

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(OUT_OF_RESOURCES);
    assertThat(refused.err())
        .contains("pointwise: Memory does not suffice: a process with 120 tasks at once needs ")
        .contains(" MiB of Java's heap but may have 480; set --driver-memory ");
    assertThat(folder.resolve("rows")).as("nothing is left of it").doesNotExist();
    Matcher advice = ADVICE.matcher(refused.err());
    assertThat(advice.find()).as(refused.err()).isTrue();

    Finished passed = predict(advice.group(1)).succeeded();
    assertThat(passed.lastLine()).contains("\"ok\":" + PICTURES);
  }
}
