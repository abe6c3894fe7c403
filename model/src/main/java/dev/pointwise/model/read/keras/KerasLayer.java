package dev.pointwise.model.read.keras;

import java.util.List;

/**
 * A layer as the file describes it.
 *
 * @param className as in {@code Conv2D}
 * @param inputs names of the layers it reads, in order
 */
record KerasLayer(String name, String className, LayerConfig config, List<String> inputs) {
  KerasLayer {
    inputs = List.copyOf(inputs);
  }

  KerasLayer reading(String input) {
    return new KerasLayer(name, className, config, List.of(input));
  }
}
