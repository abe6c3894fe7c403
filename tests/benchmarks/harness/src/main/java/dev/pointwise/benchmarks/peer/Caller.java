package dev.pointwise.benchmarks.peer;

import java.nio.FloatBuffer;

/** The forward passes of one thread: what is timed. Not thread-safe. */
public interface Caller extends AutoCloseable {
  /** The whole batch, NCHW. */
  FloatBuffer input();

  /** From the batch's input to the network's first output, all of it computed on return. */
  void run();

  /** The first output of the last run, all images one after the other. */
  float[] output();

  @Override
  void close();
}
