package dev.pointwise.tests.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process had in memory while it ran.
 *
 * @param megabytes resident, a sample a second
 */
public record ResidentMemory(List<Long> megabytes) {
  /** Parts of a run that are compared. */
  private static final int PARTS = 5;

  public ResidentMemory {
    megabytes = List.copyOf(megabytes);
  }

  /** Follows a process to its end. Linux only: elsewhere there is nothing to read. */
  public static ResidentMemory of(Process process) throws IOException, InterruptedException {
    List<Long> samples = new ArrayList<>();
    Path status = Path.of("/proc/" + process.pid() + "/status");
    do {
      try (var lines = Files.lines(status)) {
        lines
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .forEach(samples::add);
      } catch (NoSuchFileException | UncheckedIOException ended) {
        // between the two looks at it
      }
    } while (!process.waitFor(1, TimeUnit.SECONDS));
    return new ResidentMemory(samples);
  }

  /** Of the run's last seconds alone. */
  public ResidentMemory last(double seconds) {
    int samples = Math.max(1, Math.min(megabytes.size(), (int) seconds));
    return new ResidentMemory(megabytes.subList(megabytes.size() - samples, megabytes.size()));
  }

  /** Median of the last fifth over the median of the middle one. */
  public double growth() {
    return (double) median(PARTS - 1) / median(PARTS / 2);
  }

  public long peak() {
    return megabytes.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Medians of the five fifths of the run. */
  public List<Long> curve() {
    List<Long> medians = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      medians.add(median(part));
    }
    return medians;
  }

  private long median(int part) {
    int from = megabytes.size() * part / PARTS;
    int to = Math.max(from + 1, megabytes.size() * (part + 1) / PARTS);
    List<Long> sorted = megabytes.subList(from, to).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
