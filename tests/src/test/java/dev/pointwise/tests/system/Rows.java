package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of a {@code --format json} output, by id. */
record Rows(Map<String, JsonNode> byId) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HIDDEN = Pattern.compile("(^|/)[_.]");

  /** Batches and partitions may change the order of a sum, not more. */
  private static final double SCORE_TOLERANCE = 1e-5;

  static Rows read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return of(files);
    }
  }

  /** With the rows of folders such as {@code batch=7}, but not of hidden ones, as Spark reads. */
  static Rows readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return of(files.filter(file -> !HIDDEN.matcher(folder.relativize(file).toString()).find()));
    }
  }

  private static Rows of(Stream<Path> files) throws IOException {
    Map<String, JsonNode> rows = new TreeMap<>();
    for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
      for (String line : Files.readAllLines(file)) {
        JsonNode row = JSON.readTree(line);
        assertThat(rows.put(row.get("id").asText(), row)).as("a second row of one id").isNull();
      }
    }
    return new Rows(rows);
  }

  /** The same rows by the names of their files, to compare copies that lie in different places. */
  Rows byName() {
    Map<String, JsonNode> rows = new TreeMap<>();
    byId.forEach((id, row) -> rows.put(id.substring(id.lastIndexOf('/') + 1), row));
    assertThat(rows).hasSameSizeAs(byId);
    return new Rows(rows);
  }

  int size() {
    return byId.size();
  }

  /** The row of a local file. */
  JsonNode of(Path picture) {
    List<JsonNode> rows =
        byId.entrySet().stream()
            .filter(row -> URI.create(row.getKey()).getPath().equals(picture.toString()))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(rows).as("rows of %s", picture).hasSize(1);
    return rows.get(0);
  }

  void assertSameAs(Rows expected) {
    assertThat(byId.keySet()).isEqualTo(expected.byId.keySet());
    byId.forEach((id, row) -> assertSameRow(id, row, expected.byId.get(id)));
  }

  private static void assertSameRow(String id, JsonNode row, JsonNode expected) {
    for (String column : new String[] {"status", "error_class", "width", "height"}) {
      assertThat(row.get(column)).as("%s of %s", column, id).isEqualTo(expected.get(column));
    }
    JsonNode predictions = row.path("predictions");
    assertThat(predictions).as("predictions of %s", id).hasSameSizeAs(expected.path("predictions"));
    for (int k = 0; k < predictions.size(); k++) {
      JsonNode one = predictions.get(k);
      JsonNode other = expected.get("predictions").get(k);
      assertThat(one.get("score").asDouble())
          .as("score %d of %s", k, id)
          .isCloseTo(other.get("score").asDouble(), within(SCORE_TOLERANCE));
    }
    if (!predictions.isEmpty()) {
      assertThat(predictions.get(0).get("label")).isEqualTo(expected.at("/predictions/0/label"));
    }
  }
}
