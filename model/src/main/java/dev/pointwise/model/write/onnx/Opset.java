package dev.pointwise.model.write.onnx;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Window2d;
import java.util.Set;

/** Which version of ONNX's operators a graph is written in: the usual one where that will do. */
enum Opset {
  USUAL(17, 8),
  /** Has Gelu, Mish, dilated average pools, LpPool with ceil_mode, Pad that wraps. */
  NEWER(20, 9);

  private static final Set<Activation.Kind> NEW_ACTIVATIONS =
      Set.of(Activation.Kind.GELU, Activation.Kind.GELU_TANH, Activation.Kind.MISH);

  private final int version;
  private final int irVersion;

  Opset(int version, int irVersion) {
    this.version = version;
    this.irVersion = irVersion;
  }

  static Opset of(Graph graph) {
    return graph.nodes().stream().map(Node::layer).anyMatch(Opset::isNew) ? NEWER : USUAL;
  }

  int version() {
    return version;
  }

  int irVersion() {
    return irVersion;
  }

  private static boolean isNew(Layer layer) {
    return NEW_ACTIVATIONS.contains(activation(layer).kind())
        || (layer instanceof AveragePool2d pool && isDilated(pool.window()))
        || (layer instanceof LpPool2d pool
            && (isDilated(pool.window()) || pool.window().rounding() == Window2d.Rounding.CEIL))
        || (layer instanceof Pad pad && pad.mode() == Pad.Mode.WRAP)
        || (layer instanceof Resize resize
            && resize.coordinates() == Resize.Coordinates.HALF_PIXEL_SYMMETRIC);
  }

  private static boolean isDilated(Window2d window) {
    return !window.dilation().isOne();
  }

  private static Activation activation(Layer layer) {
    if (layer instanceof Activate activate) {
      return activate.activation();
    }
    if (layer instanceof Conv2d conv) {
      return conv.activation();
    }
    if (layer instanceof Dense dense) {
      return dense.activation();
    }
    return layer instanceof Arithmetic arithmetic ? arithmetic.activation() : Activation.NONE;
  }
}
