package dev.pointwise.model.engine;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Scratch memory for the forward passes of one thread: fill {@link #input()}, {@link #run}, read
 * the outputs. Not made for several threads, but another may close it: that waits for the pass that
 * is under way. Owns its memory; whoever opened it closes it.
 *
 * <p>Once it or its plan is closed, all but {@link #close} throw {@link ClosedException}.
 */
public interface Session extends AutoCloseable {
  int batchSize();

  /**
   * The batch's input: {@code batchSize} images one after the other, each row-major in the plan's
   * input shape. The same buffer for the session's life; images not asked for in {@link #run} may
   * hold anything. Not to be touched once the session is closed.
   */
  FloatBuffer input();

  /**
   * Runs the first {@code images} images of the input.
   *
   * @throws IllegalArgumentException when those are none, or more than {@code batchSize}
   */
  void run(int images);

  /** Runs as {@link #run} does and times each step; the steps in the order in which they ran. */
  List<KernelTime> profile(int images);

  /** Copies one image's values of one output of the last run into a new array, row-major. */
  float[] output(int output, int image);

  @Override
  void close();
}
