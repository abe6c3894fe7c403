package dev.pointwise.benchmarks.peer;

/** A network ready to be called from several threads at once. To be closed after its callers. */
public interface PreparedModel extends AutoCloseable {
  /** For one thread, which runs it with one native thread. */
  Caller newCaller();

  @Override
  void close();
}
