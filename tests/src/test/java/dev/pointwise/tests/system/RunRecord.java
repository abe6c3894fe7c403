package dev.pointwise.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run left about itself beside its rows. */
final class RunRecord {
  private RunRecord() {}

  /** The text of the one record in an output. */
  static String text(Path rows) throws IOException {
    try (DirectoryStream<Path> records = Files.newDirectoryStream(rows.resolve("_run"), "*.json")) {
      return Files.readString(records.iterator().next());
    }
  }

  static JsonNode read(Path rows) throws IOException {
    return new ObjectMapper().readTree(text(rows));
  }

  /** From the first pictures that were done to the last. */
  static double secondsOfPictures(JsonNode record) {
    JsonNode seconds = record.at("/series/seconds");
    JsonNode pictures = record.at("/series/pictures");
    int first = 0;
    while (pictures.get(first).asLong() == 0) {
      first++;
    }
    return seconds.get(seconds.size() - 1).asDouble() - seconds.get(first).asDouble();
  }
}
