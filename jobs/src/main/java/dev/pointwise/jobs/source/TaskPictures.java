package dev.pointwise.jobs.source;

import java.util.Iterator;

/** A task's pictures in their order, read while the task computes. For one thread. */
public interface TaskPictures extends Iterator<Fetched>, AutoCloseable {
  /** How long the computation has waited for bytes. */
  long waitNanos();

  @Override
  void close();
}
