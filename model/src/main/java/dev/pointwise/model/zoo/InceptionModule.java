package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Window2d;

/**
 * An Inception module with Caffe's names: branches side by side over one input, stacked by channel.
 *
 * <pre>
 *   input -> 1x1 ----------------------------\
 *         -> 3x3_reduce (1x1) -> 3x3 ---------\
 *         -> 5x5_reduce (1x1) -> 5x5 ----------> output
 *         -> pool (3x3 max) -> pool_proj (1x1)/
 * </pre>
 */
enum InceptionModule {
  REDUCED,
  /** 3x3 and 5x5 straight over the input. */
  WITHOUT_REDUCTIONS,
  /** Without the projection behind the pool either (figure 2a of the paper). */
  NAIVE;

  /** Adds a module whose layers are called {@code inception_3a/...}. */
  Node addTo(NetworkBuilder network, InceptionWidths widths, Node input) {
    String module = "inception_" + widths.name();
    return network.stack(
        module + "/output",
        rectified(network, module, "1x1", widths.pointwise(), Window2d.of(1), input),
        branch(network, module, 3, widths.reduction3x3(), widths.kernel3x3(), input),
        branch(network, module, 5, widths.reduction5x5(), widths.kernel5x5(), input),
        pool(network, module, widths.projection(), input));
  }

  private Node branch(
      NetworkBuilder network, String module, int kernel, int reduction, int maps, Node input) {
    String name = kernel + "x" + kernel;
    Node reduced =
        this == REDUCED
            ? rectified(network, module, name + "_reduce", reduction, Window2d.of(1), input)
            : input;
    return rectified(network, module, name, maps, Window2d.of(kernel).padding(kernel / 2), reduced);
  }

  private Node pool(NetworkBuilder network, String module, int projection, Node input) {
    Node pooled = network.maxPool(module + "/pool", input, Window2d.of(3).padding(1));
    return this == NAIVE
        ? pooled
        : rectified(network, module, "pool_proj", projection, Window2d.of(1), pooled);
  }

  /** Convolution and ReLU under Caffe's names. */
  static Node rectified(
      NetworkBuilder network, String module, String name, int maps, Window2d window, Node input) {
    Node conv = network.biasedConv(module + "/" + name, input, maps, window);
    return network.relu(module + "/relu_" + name, conv);
  }

  /** The module alone. */
  Architecture alone(InceptionWidths widths, int inMaps, int extent) {
    return network -> addTo(network, widths, network.input(inMaps, extent));
  }
}
