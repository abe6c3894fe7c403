package dev.pointwise.jobs.checkpoint;

import dev.pointwise.jobs.failure.OutputException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What all runs with one checkpoint have in common, so that all rows of an output mean the same.
 *
 * @param id of the checkpoint, in the output too, so that neither is used with another's
 * @param facts what rows depend on (model, preprocessing, task) and where they go, by name
 */
public record Identity(String id, Map<String, String> facts) {
  public Identity {
    facts = Map.copyOf(facts);
  }

  /** Of a checkpoint that begins. */
  public static Identity of(Map<String, String> facts) {
    return new Identity(UUID.randomUUID().toString(), facts);
  }

  /**
   * @throws OutputException when a run's facts are others; the message names both values of each
   */
  void requireSame(Identity run, String checkpoint) {
    TreeSet<String> names = new TreeSet<>(facts.keySet());
    names.addAll(run.facts.keySet());
    names.removeIf(name -> Objects.equals(facts.get(name), run.facts.get(name)));
    if (!names.isEmpty()) {
      throw new OutputException(
          "Checkpoint '%s' belongs to rows of another kind: %s; run with what it has, or name a new --checkpoint and a new --output"
              .formatted(
                  checkpoint,
                  names.stream()
                      .map(
                          name ->
                              "%s is %s there but %s here"
                                  .formatted(name, value(name), run.value(name)))
                      .collect(Collectors.joining(", "))));
    }
  }

  private String value(String name) {
    String value = facts.get(name);
    return value == null ? "not given" : "'" + value + "'";
  }
}
