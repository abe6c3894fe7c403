package dev.pointwise.model.engine.nd4j;

import java.util.List;

/**
 * A step before its values have places.
 *
 * @param node the name of the node it belongs to
 * @param kernel what runs it, as in {@code jit:avx512_core}
 * @param values everything it reads, writes or scratches: these must be alive together
 */
record PlannedStep(String node, String kernel, List<Value> values, Binder binder) {

  /** Makes the step once every value has its place. */
  @FunctionalInterface
  interface Binder {
    Step bind(Binding binding);
  }

  PlannedStep {
    values = List.copyOf(values);
  }
}
