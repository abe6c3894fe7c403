package dev.pointwise.jobs.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process holds in memory, heap and native. */
public final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");

  private ProcessMemory() {}

  /** The most it has held; the heap's present size where the system does not tell (not Linux). */
  public static long peakBytes() {
    return bytes(PEAK);
  }

  /** What it holds now; the heap's present size where the system does not tell (not Linux). */
  public static long residentBytes() {
    return bytes(RESIDENT);
  }

  private static long bytes(Pattern line) {
    try {
      Matcher matcher = line.matcher(Files.readString(STATUS));
      return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : heap();
    } catch (IOException e) {
      return heap();
    }
  }

  private static long heap() {
    return Runtime.getRuntime().totalMemory();
  }
}
