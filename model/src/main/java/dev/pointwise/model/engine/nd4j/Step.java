package dev.pointwise.model.engine.nd4j;

/** One thing a program does, bound to its memory. */
@FunctionalInterface
interface Step {
  void run();
}
