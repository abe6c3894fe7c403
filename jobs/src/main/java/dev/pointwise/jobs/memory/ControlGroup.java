package dev.pointwise.jobs.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The memory of this process's control group and those above it (Linux, cgroup v1 or v2), as a
 * container sets it.
 *
 * @param system the folder of {@code /}, another one in tests
 */
record ControlGroup(Path system) {
  private static final Path MOUNT = Path.of("sys/fs/cgroup");

  /** Files of one version: limit, use, and the line that tells the page cache in it. */
  private enum Version {
    TWO("memory.max", "memory.current", "inactive_file"),
    ONE("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");

    private final String limit;
    private final String use;
    private final String cache;

    Version(String limit, String use, String cache) {
      this.limit = limit;
      this.use = use;
      this.cache = cache;
    }
  }

  /** Bytes that its processes may still take; empty where nothing limits them. */
  OptionalLong room() {
    return lines(system.resolve("proc/self/cgroup")).flatMapToLong(this::rooms).min();
  }

  private LongStream rooms(String line) {
    String[] parts = line.split(":", 3);
    if (parts.length == 3 && parts[1].isEmpty()) {
      return rooms(Version.TWO, system.resolve(MOUNT), parts[2]);
    }
    return parts.length == 3 && parts[1].equals("memory")
        ? rooms(Version.ONE, system.resolve(MOUNT).resolve("memory"), parts[2])
        : LongStream.empty();
  }

  /** Of the group and those above; inside a container its own group may be mounted as the root. */
  private static LongStream rooms(Version version, Path mount, String group) {
    Path leaf = mount.resolve(group.substring(1)).normalize();
    return Stream.iterate(leaf, folder -> folder.startsWith(mount), Path::getParent)
        .map(folder -> room(version, folder))
        .flatMapToLong(OptionalLong::stream);
  }

  private static OptionalLong room(Version version, Path folder) {
    OptionalLong limit = number(folder.resolve(version.limit));
    OptionalLong use = number(folder.resolve(version.use));
    if (limit.isEmpty() || use.isEmpty()) {
      return OptionalLong.empty();
    }
    long cache =
        lines(folder.resolve("memory.stat"))
            .filter(line -> line.startsWith(version.cache + " "))
            .mapToLong(line -> Long.parseLong(line.substring(version.cache.length() + 1)))
            .sum();
    return OptionalLong.of(Math.max(0, limit.getAsLong() - use.getAsLong() + cache));
  }

  /** None for "max", which is no number. */
  private static OptionalLong number(Path file) {
    return lines(file)
        .filter(line -> line.matches("[0-9]{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return Stream.empty(); // no Linux, or no such controller
    }
  }
}
