package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.LocalResponseNorm;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.group_normalization_forward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;

/** Normalisations by oneDNN, where no kernel of our own is faster. */
final class NormalisationSteps {
  private NormalisationSteps() {}

  /** Batch norm that no convolution took in: {@code x * slope + shift} by channel. */
  static Value batch(NodePlanning at, BatchNorm layer) {
    Value input = at.input();
    float[] slopes = new float[layer.scale().elements()];
    float[] shifts = new float[slopes.length];
    for (int c = 0; c < slopes.length; c++) {
      double slope = layer.scale().at(c) / Math.sqrt(layer.variance().at(c) + layer.epsilon());
      slopes[c] = (float) slope;
      shifts[c] = (float) (layer.shift().at(c) - layer.mean().at(c) * slope);
    }
    long[] dims = Layouts.broadcastChannels(slopes.length, input.dims().length);
    Value result = at.overOrFresh(input);
    at.primitive(
        new binary.primitive_desc(
            at.cpu(),
            dnnl.algorithm.binary_mul,
            input.layout(),
            Layouts.plain(dims),
            result.layout(),
            new PostOps().binary(dnnl.algorithm.binary_add, Layouts.plain(dims)).attributes(),
            false),
        Arguments.from(input)
            .with(dnnl.DNNL_ARG_SRC_1, at.constant("slope", slopes, dims))
            .with(PostOps.operand(0), at.constant("shift", shifts, dims))
            .to(result));
    return result;
  }

  static Value group(NodePlanning at, GroupNorm layer) {
    Value input = at.plainInput();
    int channels = layer.scale().elements();
    long[] dims = {input.dims()[0], channels, input.elements() / input.dims()[0] / channels};
    memory.desc layout = Layouts.plain(dims);
    Value result = at.output(Layouts.plain(at.dims()));
    at.primitive(
        new group_normalization_forward.primitive_desc(
            at.cpu(),
            dnnl.dnnl_forward_inference,
            layout,
            layout,
            layer.groups(),
            layer.epsilon(),
            dnnl.dnnl_use_scale | dnnl.dnnl_use_shift,
            at.plainAttributes(),
            false),
        Arguments.from(input.view(dims, layout))
            .with(dnnl.DNNL_ARG_SCALE, at.constant("scale", layer.scale().values(), channels))
            .with(dnnl.DNNL_ARG_SHIFT, at.constant("shift", layer.shift().values(), channels))
            .to(result.view(dims, layout)));
    return result;
  }

  static Value localResponse(NodePlanning at, LocalResponseNorm layer) {
    if (layer.size() % 2 == 0) {
      return LocalResponseLoop.plan(at, layer);
    }
    if (LocalResponseKernel.fits(at, layer)) {
      return LocalResponseKernel.plan(at, layer);
    }
    Value input = at.node().shape().isFeatureMap() ? at.input() : at.plainInput();
    long[] dims = asMaps(input);
    memory.desc layout = at.node().shape().isFeatureMap() ? input.layout() : Layouts.plain(dims);
    Value result = at.planning().fresh(input.dims(), input.layout());
    at.primitive(
        new lrn_forward.primitive_desc(
            at.cpu(),
            dnnl.prop_kind.forward_inference,
            dnnl.algorithm.lrn_across_channels,
            layout,
            layout,
            layer.size(),
            layer.alpha(),
            layer.beta(),
            layer.bias(),
            at.plainAttributes(),
            false),
        Arguments.from(input.view(dims, layout)).to(result.view(dims, layout)));
    return result;
  }

  /** Batch, channels and whatever cells there are. */
  private static long[] asMaps(Value input) {
    long[] dims = input.dims();
    return dims.length == 4
        ? dims
        : new long[] {dims[0], dims[1], input.elements() / dims[0] / dims[1], 1};
  }
}
