package dev.pointwise.benchmarks.coordinator;

/** What was measured. */
public record Commit(String id, boolean clean) {
  @Override
  public String toString() {
    return "commit %s%s".formatted(id, clean ? "" : " with uncommitted changes");
  }
}
