package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.PointPlanes;
import dev.pointwise.model.engine.vector.WinogradForm;
import dev.pointwise.model.layer.Conv2d;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/**
 * The products of a Winograd convolution, one for each point: pointwise convolutions over the tiles
 * of a chunk, each with weights of its own.
 *
 * @param desc of one product
 */
record PointProduct(
    PointPlanes source,
    PointPlanes product,
    Value weights,
    convolution_forward.primitive_desc desc) {

  static PointProduct of(NodePlanning at, Conv2d layer, WinogradForm form, int tiles) {
    PointPlanes source = planes(form, layer.inChannels(), tiles);
    PointPlanes product = planes(form, layer.outChannels(), tiles);
    int in = channels(source);
    int out = channels(product);
    convolution_forward.primitive_desc desc =
        convolution(at, map(source), new long[] {out, in, 1, 1}, map(product));
    WinogradWeights weights = new WinogradWeights(form, layer, out, in);
    memory.desc given = Layouts.plain(form.points(), out, in, 1, 1);
    memory.desc kept = Layouts.blockedWeights(form.points(), desc.weights_desc());
    return new PointProduct(
        source,
        product,
        at.planning().shared(at.node(), form.name(), weights::values, given, kept),
        desc);
  }

  private static PointPlanes planes(WinogradForm form, int channels, int tiles) {
    int blocks = (channels + Layouts.block() - 1) / Layouts.block();
    return new PointPlanes(form.points(), blocks, tiles, Layouts.block() * Float.BYTES);
  }

  private static memory.desc map(PointPlanes planes) {
    return Layouts.fast(1, channels(planes), 1, planes.tiles());
  }

  private static convolution_forward.primitive_desc convolution(
      NodePlanning at, memory.desc source, long[] weightDims, memory.desc destination) {
    return new convolution_forward.primitive_desc(
        at.cpu(),
        dnnl.prop_kind.forward_inference,
        dnnl.algorithm.convolution_direct,
        source,
        Layouts.any(weightDims),
        destination,
        new long[] {1, 1},
        new long[2],
        new long[2],
        at.plainAttributes(),
        false);
  }

  /** With those that fill up the last block. */
  static int channels(PointPlanes planes) {
    return planes.blocks() * planes.vectorBytes() / Float.BYTES;
  }

  /** What oneDNN wants to scribble on; may be of no bytes. */
  memory.desc scratchpad() {
    return desc.scratchpad_desc();
  }

  List<Step> bind(Binding binding, Value sources, Value products, Value scratchpad) {
    long weightBytes = desc.weights_desc().get_size();
    List<Step> steps = new ArrayList<>();
    for (int point = 0; point < source.points(); point++) {
      Map<Integer, memory> memories = new LinkedHashMap<>();
      memories.put(
          dnnl.DNNL_ARG_SRC,
          binding.part(sources, (long) point * source.planeBytes(), desc.src_desc()));
      memories.put(
          dnnl.DNNL_ARG_WEIGHTS, binding.part(weights, point * weightBytes, desc.weights_desc()));
      memories.put(
          dnnl.DNNL_ARG_DST,
          binding.part(products, (long) point * product.planeBytes(), desc.dst_desc()));
      memories.put(dnnl.DNNL_ARG_SCRATCHPAD, binding.part(scratchpad, 0, scratchpad()));
      steps.add(binding.primitive(desc, memories));
    }
    return steps;
  }
}
