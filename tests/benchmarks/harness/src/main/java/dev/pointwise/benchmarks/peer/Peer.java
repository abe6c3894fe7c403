package dev.pointwise.benchmarks.peer;

import java.nio.file.Path;

/**
 * One engine under test, alone in its JVM; found by {@link java.util.ServiceLoader}. Whatever it
 * starts sleeps while no caller runs, since the other peers are measured then.
 */
public interface Peer {
  /** What computes, as in {@code ONNX Runtime 1.29.0}. */
  String version();

  /** Reads an ONNX file and prepares it for callers that run batches of this size. */
  PreparedModel prepare(Path model, int batchSize);
}
