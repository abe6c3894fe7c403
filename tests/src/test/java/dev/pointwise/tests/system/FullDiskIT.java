package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 64 kB under the output; only root may mount one. */
class FullDiskIT {
  @TempDir private Path folder;

  private Path disk() {
    return folder.resolve("disk");
  }

  @Test
  void endsTheRunWithItsCodeAndLeavesNoRows() throws IOException {
    Files.createDirectory(disk());
    List<String> mount = List.of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "" + disk());
    assumeTrue(mounts(mount), "a small disk cannot be mounted here; this test needs root on Linux");
    String pictures = folder.resolve("pictures").toString();
    SparkSubmit.locally("sample", "--output", pictures, "--count", "300").succeeded();

    Path rows = disk().resolve("rows");
    Finished run =
        SparkSubmit.locally(
            "predict", "--input", pictures, "--output", "" + rows, "--format", "json", "--quiet");

    run.endedWith(6);
    assertThat(run.err())
        .contains("pointwise: The rows cannot be written: No space left on device");
    assertThat(run.out()).isEmpty();
    try (Stream<Path> left = Files.walk(disk())) {
      assertThat(left).containsExactly(disk());
    }
  }

  private static boolean mounts(List<String> command) {
    try {
      return Finished.run(Map.of(), command).exitCode() == 0;
    } catch (AssertionError noSuchProgram) {
      return false;
    }
  }

  @AfterEach
  void unmount() {
    mounts(List.of("umount", disk().toString()));
  }
}
