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

/**
 * What Spark's event log of one or several runs says of the tasks that write rows.
 *
 * @param ends the tasks' ends, as Spark logs them
 */
record TaskLog(List<JsonNode> ends) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The log of a driver that was killed may end in the middle of a line. */
  static TaskLog read(Path folder) throws IOException {
    List<JsonNode> ends = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          for (String line : lines.filter(TaskLog::isWholeTaskEnd).toList()) {
            ends.add(JSON.readTree(line));
          }
        }
      }
    }
    return new TaskLog(ends);
  }

  private static boolean isWholeTaskEnd(String line) {
    return line.startsWith("{\"Event\":\"SparkListenerTaskEnd\"") && line.endsWith("}");
  }

  /** Copies of tasks that were started because the first was slow. */
  long speculativeTasks() {
    return ends.stream().filter(end -> end.at("/Task Info/Speculative").asBoolean()).count();
  }

  /**
   * Rows of tasks that had to be done again, at most: a task that was lost does not say how far it
   * had come, so all rows of the one that came after it count.
   */
  long rowsDoneAgain() {
    Map<String, Long> rows = new HashMap<>();
    Map<String, Long> attempts = new HashMap<>();
    for (JsonNode end : ends) {
      String task = end.get("Stage ID") + "/" + end.at("/Task Info/Index");
      rows.merge(task, end.at("/Task Metrics/Output Metrics/Records Written").asLong(), Math::max);
      attempts.merge(task, 1L, Long::sum);
    }
    return rows.entrySet().stream()
        .mapToLong(row -> row.getValue() * (attempts.get(row.getKey()) - 1))
        .sum();
  }
}
