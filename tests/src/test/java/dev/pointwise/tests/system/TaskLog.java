package dev.pointwise.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Spark's event log of one or several runs says of the tasks that write rows. */
record TaskLog(List<TaskEnd> ends) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The end of one attempt at a task.
   *
   * @param run the name of its log
   * @param json as Spark logs it
   */
  record TaskEnd(Path run, JsonNode json) {
    private String task() {
      return "%s/%s/%s".formatted(run, json.get("Stage ID"), json.at("/Task Info/Index"));
    }

    private long rows() {
      return json.at("/Task Metrics/Output Metrics/Records Written").asLong();
    }

    private boolean isSpeculative() {
      return json.at("/Task Info/Speculative").asBoolean();
    }
  }

  /** The log of a driver that was killed may end in the middle of a line. */
  static TaskLog read(Path folder) throws IOException {
    List<TaskEnd> ends = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(TaskLog::isLog).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          for (String line : lines.filter(TaskLog::isWholeTaskEnd).toList()) {
            ends.add(new TaskEnd(folder.relativize(file).getName(0), JSON.readTree(line)));
          }
        }
      }
    }
    return new TaskLog(ends);
  }

  /** Checksums lie beside them. */
  private static boolean isLog(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }

  private static boolean isWholeTaskEnd(String line) {
    return line.startsWith("{\"Event\":\"SparkListenerTaskEnd\"") && line.endsWith("}");
  }

  /** Copies of tasks that were started because the first was slow. */
  long speculativeTasks() {
    return ends.stream().filter(TaskEnd::isSpeculative).count();
  }

  /**
   * Rows of tasks that had to be done again, at most: a task that was lost does not say how far it
   * had come, so all rows of the one that came after it count.
   */
  long rowsDoneAgain() {
    Map<String, Long> rows = new HashMap<>();
    Map<String, Long> attempts = new HashMap<>();
    for (TaskEnd end : ends) {
      rows.merge(end.task(), end.rows(), Math::max);
      attempts.merge(end.task(), 1L, Long::sum);
    }
    return rows.entrySet().stream()
        .mapToLong(row -> row.getValue() * (attempts.get(row.getKey()) - 1))
        .sum();
  }
}
