package dev.pointwise.jobs.memory;

import dev.pointwise.jobs.spark.ProcessMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this process may still take beside what it holds, in bytes.
 *
 * @param machine free on the machine, page cache among it; {@link #UNKNOWN} where the system does
 *     not tell (not Linux)
 * @param container left by the process's control group; {@link #UNKNOWN} where that is not limited
 * @param held by the process now
 */
public record FreeMemory(long machine, long container, long held) {
  public static final long UNKNOWN = Long.MAX_VALUE;

  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s*(\\d+) kB");

  public static FreeMemory ofThisProcess() {
    return of(Path.of("/"), ProcessMemory.residentBytes());
  }

  /**
   * @param system the folder of {@code /}
   */
  static FreeMemory of(Path system, long held) {
    OptionalLong room = new ControlGroup(system).room();
    return new FreeMemory(available(system), room.orElse(UNKNOWN), held);
  }

  private static long available(Path system) {
    try {
      Matcher matcher = AVAILABLE.matcher(Files.readString(system.resolve("proc/meminfo")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** Whether the container ends before the machine does. */
  public boolean isContainersFirst() {
    return container < machine;
  }

  /** The most that the process may hold; {@link #UNKNOWN} where nothing tells. */
  public long total() {
    return totalOf(Math.min(machine, container));
  }

  /** The same where that many such processes share the machine. */
  long total(int sharing) {
    return totalOf(Math.min(machine == UNKNOWN ? UNKNOWN : machine / sharing, container));
  }

  private long totalOf(long free) {
    return free == UNKNOWN ? UNKNOWN : free + held;
  }
}
