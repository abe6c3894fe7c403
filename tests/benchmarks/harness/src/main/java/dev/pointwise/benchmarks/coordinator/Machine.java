package dev.pointwise.benchmarks.coordinator;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the figures come from.
 *
 * @param load runnable processes before the peers start, averaged over a minute
 */
public record Machine(
    String processor, int cores, String instructionSets, String system, String java, double load) {
  private static final List<String> SHOWN =
      List.of("avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile", "asimd", "sve");

  static Machine here() throws IOException {
    return new Machine(
        cpuinfo("model name"),
        Runtime.getRuntime().availableProcessors(),
        Stream.of((cpuinfo("flags") + " " + cpuinfo("Features")).split(" "))
            .filter(SHOWN::contains)
            .collect(Collectors.joining(" ")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String cpuinfo(String key) throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** Items of a list in Markdown. */
  String lines() {
    return String.format(
        Locale.ROOT,
        "- %s, %d cores, load %.2f before%n- %s%n- %s; %s%n",
        processor,
        cores,
        load,
        instructionSets,
        system,
        java);
  }
}
