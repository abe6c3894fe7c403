package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Window2d;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;

/** Pooling as oneDNN's, in the layout in which the maps come. */
final class PoolingSteps {
  private PoolingSteps() {}

  static Value max(NodePlanning at, MaxPool2d layer) {
    return pool(at, at.input(), dnnl.algorithm.pooling_max, sliding(at, layer.window()), none());
  }

  static Value average(NodePlanning at, AveragePool2d layer) {
    Windows windows = sliding(at, layer.window());
    if (layer.divisor() == AveragePool2d.Divisor.REAL_CELLS) {
      return pool(at, at.input(), dnnl.algorithm.pooling_avg_exclude_padding, windows, none());
    }
    Value mean = pool(at, at.input(), dnnl.algorithm.pooling_avg_include_padding, windows, none());
    Overhang overhang = Overhang.of(layer.window(), at.inputShape(), at.node().shape());
    return overhang.exists() ? rescale(at, mean, overhang) : mean;
  }

  /** The p-norm as a mean: {@code (cells * mean |x|^p)^(1/p)}, padding being 0. */
  static Value norm(NodePlanning at, LpPool2d layer) {
    Windows windows = sliding(at, layer.window());
    Value magnitudes =
        ActivationSteps.eltwise(at, at.input(), new Eltwise(dnnl.algorithm.eltwise_abs, 0, 0));
    Value powers =
        ActivationSteps.eltwise(
            at, magnitudes, new Eltwise(dnnl.algorithm.eltwise_pow, 1, layer.p()));
    PostOps root =
        new PostOps()
            .linear((float) windows.cells(), 0)
            .eltwise(new Eltwise(dnnl.algorithm.eltwise_pow, 1, 1f / layer.p()));
    return pool(at, powers, dnnl.algorithm.pooling_avg_include_padding, windows, root);
  }

  /** One value a map. */
  static Value whole(NodePlanning at, dnnl.algorithm operation) {
    return pool(at, at.input(), operation, Windows.whole(at.inputShape()), none());
  }

  private static Value pool(
      NodePlanning at, Value input, dnnl.algorithm operation, Windows windows, PostOps ops) {
    pooling_forward.primitive_desc desc =
        new pooling_forward.primitive_desc(
            at.cpu(),
            dnnl.prop_kind.forward_inference,
            operation,
            input.layout(),
            sameLayout(at, input),
            windows.stride(),
            windows.kernel(),
            windows.dilation(),
            windows.before(),
            windows.after(),
            ops.attributes(),
            false);
    Value output = at.output(desc.dst_desc());
    at.primitive(desc, Arguments.from(input).to(output));
    return output;
  }

  private static memory.desc sameLayout(NodePlanning at, Value input) {
    if (input.layout().equals(Layouts.fast(input.dims()))) {
      return Layouts.fast(at.dims());
    }
    return input.isPlain() ? Layouts.plain(at.dims()) : Layouts.any(at.dims());
  }

  /** oneDNN divides by the whole kernel even where it reaches beyond the padding. */
  private static Value rescale(NodePlanning at, Value mean, Overhang overhang) {
    Value factors =
        at.constant(
            "divisors",
            overhang.factors(),
            1,
            1,
            at.node().shape().height(),
            at.node().shape().width());
    return ArithmeticSteps.binary(at, dnnl.algorithm.binary_mul, mean, factors, none());
  }

  private static Windows sliding(NodePlanning at, Window2d window) {
    return Windows.sliding(window, at.inputShape(), at.node().shape());
  }

  private static PostOps none() {
    return new PostOps();
  }
}
