package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Reduce;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;

/** Reductions as oneDNN's, row-major; global pooling of feature maps in the maps' own layout. */
final class ReductionSteps {
  private ReductionSteps() {}

  static Value global(NodePlanning at, GlobalPool layer) {
    boolean average = layer.kind() == GlobalPool.Kind.AVERAGE;
    if (at.inputShape().isFeatureMap()) {
      return PoolingSteps.whole(
          at, average ? dnnl.algorithm.pooling_avg_exclude_padding : dnnl.algorithm.pooling_max);
    }
    Set<Integer> axes =
        IntStream.range(1, at.inputShape().rank()).boxed().collect(Collectors.toSet());
    return reduce(at, average ? Reduce.Kind.MEAN : Reduce.Kind.MAX, axes);
  }

  static Value plan(NodePlanning at, Reduce layer) {
    return reduce(at, layer.kind(), layer.axes());
  }

  private static Value reduce(NodePlanning at, Reduce.Kind kind, Set<Integer> axes) {
    Value input = at.plainInput();
    long[] kept = input.dims().clone();
    axes.forEach(axis -> kept[axis + 1] = 1);
    if (input.hasDims(kept)) {
      return unreduced(at, kind, input);
    }
    memory.desc layout = Layouts.plain(kept);
    Value result = at.output(Layouts.plain(at.dims()));
    at.primitive(
        new reduction.primitive_desc(
            at.cpu(),
            algorithm(kind),
            input.layout(),
            layout,
            kind == Reduce.Kind.L2 ? 2 : 1,
            0,
            at.plainAttributes(),
            false),
        Arguments.from(input).to(result.view(kept, layout)));
    return result;
  }

  /** One value from one value: itself, or its magnitude. */
  private static Value unreduced(NodePlanning at, Reduce.Kind kind, Value input) {
    boolean norm = kind == Reduce.Kind.L1 || kind == Reduce.Kind.L2;
    Value value =
        norm
            ? ActivationSteps.eltwise(at, input, new Eltwise(dnnl.algorithm.eltwise_abs, 0, 0))
            : input;
    return value.view(at.dims(), Layouts.plain(at.dims()));
  }

  private static dnnl.algorithm algorithm(Reduce.Kind kind) {
    return switch (kind) {
      case SUM -> dnnl.algorithm.reduction_sum;
      case MEAN -> dnnl.algorithm.reduction_mean;
      case MAX -> dnnl.algorithm.reduction_max;
      case MIN -> dnnl.algorithm.reduction_min;
      case L1, L2 -> dnnl.algorithm.reduction_norm_lp_sum;
    };
  }
}
