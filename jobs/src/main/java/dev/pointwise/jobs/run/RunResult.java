package dev.pointwise.jobs.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointwise.jobs.sink.Tally;

/**
 * What a run has done: the last line of its standard output.
 *
 * @param output the folder's full URI
 * @param seconds from the first stage to the last
 * @param imagesPerSecond pictures over the time of the stage that reads, predicts and writes
 */
public record RunResult(
    String runId, String output, Tally tally, double seconds, double imagesPerSecond) {

  /** One line. */
  public String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("output", output).put("run_id", runId);
    putCounts(json);
    json.put("seconds", rounded(seconds)).put("images_per_second", rounded(imagesPerSecond));
    return json.toString();
  }

  void putCounts(ObjectNode json) {
    json.put("found", tally.rows()).put("ok", tally.ok()).put("rejected", tally.rejectedRows());
    ObjectNode classes = json.putObject("rejected_by_class");
    tally.rejected().forEach(classes::put);
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
