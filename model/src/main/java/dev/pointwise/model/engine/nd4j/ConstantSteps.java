package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Constant;
import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/** Constants of the graph: in arithmetic once for all images, elsewhere once an image. */
final class ConstantSteps {
  private ConstantSteps() {}

  /** The constant, repeated for each image of the batch. */
  static Value plan(NodePlanning at, Constant layer) {
    return at.constant("repeated", repeated(layer, at.planning().batch()), at.dims());
  }

  /** The constant once, with that many axes an image. */
  static Value broadcast(NodePlanning at, Node constant, int rank) {
    long[] dims = Layouts.aligned(1, constant.shape(), rank);
    memory.desc layout = Layouts.plain(dims);
    float[] values = ((Constant) constant.layer()).value().values();
    return at.planning().shared(constant, "once", () -> values, layout, layout).view(dims, layout);
  }

  private static float[] repeated(Constant layer, int batch) {
    float[] values = layer.value().values();
    float[] repeated = Arrays.copyOf(values, values.length * batch);
    for (int image = 1; image < batch; image++) {
      System.arraycopy(values, 0, repeated, image * values.length, values.length);
    }
    return repeated;
  }
}
