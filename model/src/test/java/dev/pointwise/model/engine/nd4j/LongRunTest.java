package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long run in a process of its own, whose heap is resident from the start: what grows is native.
 * {@code -Dpointwise.passes=10000} makes it longer, {@code -Dpointwise.network=NAME} takes another
 * architecture of the zoo.
 */
class LongRunTest {
  private static final double FLAT = 1.02;

  @TempDir Path folder;

  @Test
  void residentMemoryIsFlatAfterTheFirstHundredPasses() throws Exception {
    List<Long> resident =
        run(
            System.getProperty("pointwise.network", "squeezenet1_1"),
            Integer.getInteger("pointwise.passes", 300));

    System.out.println("Resident bytes after each hundred passes: " + resident);
    assertThat(resident).hasSizeGreaterThan(1);
    assertThat(resident).allMatch(bytes -> bytes <= FLAT * resident.get(0));
  }

  private List<Long> run(String network, int passes) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                LongRun.class.getName(),
                network,
                String.valueOf(passes)));
    Path output = folder.resolve("resident.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors.txt"))).isZero();
    return Files.readAllLines(output, StandardCharsets.UTF_8).stream().map(Long::valueOf).toList();
  }
}
