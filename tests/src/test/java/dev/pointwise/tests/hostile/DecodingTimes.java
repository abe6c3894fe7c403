package dev.pointwise.tests.hostile;

import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.Orientation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process that decodes each file of a folder and says how much time of a core that took. It names
 * a file before it decodes it: the last line of a process that crashed names the culprit.
 */
public final class DecodingTimes {
  private DecodingTimes() {}

  /** {@code arguments}: the folder, and how many rounds through it. */
  public static void main(String[] arguments) throws IOException {
    Decoder decoder = new Decoder(Decoder.DEFAULT_MAX_PIXELS, Orientation.EXIF);
    for (int round = Integer.parseInt(arguments[1]); round > 0; round--) {
      for (Path file : files(Path.of(arguments[0]))) {
        byte[] encoded = Files.readAllBytes(file);
        System.out.print(file + " ");
        System.out.flush();
        long start = cpuNanos();
        String outcome = decoder.decode(encoded).getClass().getSimpleName();
        System.out.println((cpuNanos() - start) / 1_000_000 + " ms " + outcome);
      }
    }
  }

  /** Of this thread: a busy machine may well let it wait. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
