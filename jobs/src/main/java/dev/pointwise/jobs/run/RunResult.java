package dev.pointwise.jobs.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointwise.jobs.failure.RejectRateException;
import dev.pointwise.jobs.sink.Increment;
import dev.pointwise.jobs.sink.Tally;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run has done: the last line of its standard output.
 *
 * @param output the folder's full URI
 * @param tally of this run's rows
 * @param increment what the run added to; empty for one that does not look at former ones
 * @param seconds from the first stage to the last
 * @param imagesPerSecond pictures over the time of the stage that reads, predicts and writes
 */
public record RunResult(
    String runId,
    String output,
    Tally tally,
    Optional<Increment> increment,
    double seconds,
    double imagesPerSecond) {

  /** Whether there was nothing to do. */
  public boolean isEmpty() {
    return increment.map(added -> added.batches() == 0).orElse(tally.rows() == 0);
  }

  /** One line. */
  public String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("output", output).put("run_id", runId);
    putCounts(json);
    json.put("seconds", rounded(seconds)).put("images_per_second", rounded(imagesPerSecond));
    return json.toString();
  }

  /**
   * @throws RejectRateException when a larger share of the pictures was rejected
   */
  public void requireRejectRate(double most) {
    if (tally.rejectRate() > most) {
      throw new RejectRateException(
          "%d of %d pictures were rejected (%s), more than --max-reject-rate %s allows; the rows"
                  .formatted(tally.rejectedRows(), tally.rows(), classes(), most)
              + " are kept in "
              + output);
    }
  }

  private String classes() {
    return tally.rejected().entrySet().stream()
        .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  void putCounts(ObjectNode json) {
    json.put("found", tally.rows()).put("ok", tally.ok()).put("rejected", tally.rejectedRows());
    ObjectNode classes = json.putObject("rejected_by_class");
    tally.rejected().forEach(classes::put);
    increment.ifPresent(added -> putIncrement(added, json));
  }

  private static void putIncrement(Increment increment, ObjectNode json) {
    json.put("batches", increment.batches())
        .put("new", increment.added())
        .put("resumed", increment.resumed())
        .put("retried", increment.retried())
        .put("already_done", increment.alreadyDone())
        .put("changed", increment.changed());
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
