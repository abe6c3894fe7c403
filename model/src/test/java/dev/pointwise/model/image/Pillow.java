package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pointwise.model.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Pillow, where it is installed, as the judge. Tests are skipped without it. */
final class Pillow {
  private static final String PYTHON = "/usr/bin/python3";

  private Pillow() {}

  /** Lets {@code scripts/pillow-goldens} write what Pillow makes of the files. */
  static void goldens(String command, Path to, List<Path> files)
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON))
            && exitCode(List.of(PYTHON, "-c", "import PIL, numpy")) == 0,
        "skipped: " + PYTHON + " lacks Pillow or NumPy (Debian: python3-pil, python3-numpy)");
    List<String> line = new ArrayList<>();
    line.addAll(
        List.of(PYTHON, SharedData.checkout().resolve("scripts/pillow-goldens").toString()));
    line.addAll(List.of(command, to.toString()));
    files.forEach(file -> line.add(file.toString()));
    assertThat(exitCode(line)).as("%s", line.subList(0, 4)).isZero();
  }

  private static int exitCode(List<String> line) throws IOException, InterruptedException {
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
