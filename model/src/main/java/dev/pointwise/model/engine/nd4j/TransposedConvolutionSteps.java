package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.ConvTranspose2d;
import java.util.List;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** Transposed convolution as oneDNN's deconvolution. */
final class TransposedConvolutionSteps {
  private TransposedConvolutionSteps() {}

  private record Maps(memory.desc source, memory.desc destination) {}

  static Value plan(NodePlanning at, ConvTranspose2d layer) {
    deconvolution_forward.primitive_desc desc =
        Choice.firstFast(maps(at), maps -> describe(at, layer, maps));
    Value destination = at.output(desc.dst_desc());
    at.primitive(
        desc,
        Arguments.from(at.lying(at.input(), desc.src_desc()))
            .weights(at.weight(layer.weight(), given(layer), desc.weights_desc()))
            .bias(at.bias(layer.bias()))
            .to(destination));
    return destination;
  }

  private static List<Maps> maps(NodePlanning at) {
    long[] in = at.input().dims();
    long[] out = at.dims();
    return List.of(
        new Maps(Layouts.fast(in), Layouts.fast(out)),
        new Maps(Layouts.plain(in), Layouts.plain(out)),
        new Maps(Layouts.any(in), Layouts.any(out)));
  }

  private static deconvolution_forward.primitive_desc describe(
      NodePlanning at, ConvTranspose2d layer, Maps maps) {
    Windows windows = Windows.spreading(layer.window(), at.inputShape(), at.node().shape());
    return new deconvolution_forward.primitive_desc(
        at.cpu(),
        dnnl.prop_kind.forward_inference,
        dnnl.algorithm.deconvolution_direct,
        maps.source(),
        Layouts.any(weightDims(layer)),
        Layouts.plain(layer.outChannels()),
        maps.destination(),
        windows.stride(),
        windows.dilation(),
        windows.before(),
        windows.after(),
        at.plainAttributes(),
        false);
  }

  /** GOIHW as oneDNN counts the axes, or OIHW without groups. */
  private static long[] weightDims(ConvTranspose2d layer) {
    int[] iohw = layer.weight().shape().toArray();
    int groups = layer.groups();
    return groups == 1
        ? new long[] {iohw[1], iohw[0], iohw[2], iohw[3]}
        : new long[] {groups, iohw[1], iohw[0] / groups, iohw[2], iohw[3]};
  }

  /** The layer's IOHW, seen in the order of {@link #weightDims}. */
  private static memory.desc given(ConvTranspose2d layer) {
    int[] iohw = layer.weight().shape().toArray();
    long[] strides = Layouts.rowMajorStrides(new long[] {iohw[0], iohw[1], iohw[2], iohw[3]});
    int groups = layer.groups();
    long[] swapped =
        groups == 1
            ? new long[] {strides[1], strides[0], strides[2], strides[3]}
            : new long[] {
              strides[0] * iohw[0] / groups, strides[1], strides[0], strides[2], strides[3]
            };
    return Layouts.strided(weightDims(layer), swapped);
  }
}
