package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.PointPlanes;
import dev.pointwise.model.layer.Conv2d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc;

/**
 * The 36 products of a Winograd convolution, tiles by channels, each with weights of its own. Which
 * of oneDNN's ways is fastest depends on the extents.
 *
 * @param desc of one product, or of all 36 together
 * @param calls how often the primitive runs
 */
record PointProduct(
    PointPlanes source, PointPlanes product, Value weights, primitive_desc desc, int calls) {
  private static final int POINTS = WinogradWeights.POINTS;

  /** A way to compute them. */
  enum Way {
    /** One batched matrix product. */
    MATMUL(PointPlanes.Order.TILES),
    /** 36 1x1 convolutions. */
    POINTWISE(PointPlanes.Order.BLOCKS);

    private final PointPlanes.Order order;

    Way(PointPlanes.Order order) {
      this.order = order;
    }

    /** By its name in lower case. */
    static Optional<Way> named(String name) {
      return Arrays.stream(values())
          .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst();
    }

    PointPlanes planes(int channels, int tiles) {
      int blocks = (channels + Layouts.block() - 1) / Layouts.block();
      return new PointPlanes(blocks, tiles, Layouts.block() * Float.BYTES, order);
    }
  }

  static PointProduct of(NodePlanning at, Conv2d layer, Way way, int tiles) {
    PointPlanes source = way.planes(layer.inChannels(), tiles);
    PointPlanes product = way.planes(layer.outChannels(), tiles);
    return switch (way) {
      case MATMUL -> matmul(at, layer, source, product);
      case POINTWISE -> pointwise(at, layer, source, product);
    };
  }

  private static PointProduct matmul(
      NodePlanning at, Conv2d layer, PointPlanes source, PointPlanes product) {
    long in = channels(source);
    long out = channels(product);
    matmul.primitive_desc desc =
        new matmul.primitive_desc(
            at.cpu(),
            matrices(source),
            Layouts.any(POINTS, in, out),
            matrices(product),
            at.plainAttributes(),
            false);
    memory.desc given = Layouts.strided(new long[] {POINTS, in, out}, new long[] {in * out, 1, in});
    Value weights = weights(at, layer, source, product, given, desc.weights_desc());
    return new PointProduct(source, product, weights, desc, 1);
  }

  private static memory.desc matrices(PointPlanes planes) {
    long channels = channels(planes);
    return Layouts.strided(
        new long[] {POINTS, planes.tiles(), channels},
        new long[] {planes.planeBytes() / Float.BYTES, channels, 1});
  }

  private static PointProduct pointwise(
      NodePlanning at, Conv2d layer, PointPlanes source, PointPlanes product) {
    long[] weightDims = {channels(product), channels(source), 1, 1};
    convolution_forward.primitive_desc desc =
        convolution(at, map(source), weightDims, map(product));
    memory.desc given = Layouts.plain(POINTS, channels(product), channels(source), 1, 1);
    memory.desc kept = Layouts.blockedWeights(POINTS, desc.weights_desc());
    Value weights = weights(at, layer, source, product, given, kept);
    return new PointProduct(source, product, weights, desc, POINTS);
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

  private static Value weights(
      NodePlanning at,
      Conv2d layer,
      PointPlanes source,
      PointPlanes product,
      memory.desc given,
      memory.desc kept) {
    WinogradWeights weights = new WinogradWeights(layer, channels(product), channels(source));
    return at.planning().shared(at.node(), "winograd", weights::values, given, kept);
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
    long weightBytes = weights.layout().get_size() / calls;
    List<Step> steps = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      Map<Integer, memory> memories = new LinkedHashMap<>();
      memories.put(
          dnnl.DNNL_ARG_SRC,
          binding.part(sources, (long) call * source.planeBytes(), desc.src_desc()));
      memories.put(
          dnnl.DNNL_ARG_WEIGHTS, binding.part(weights, call * weightBytes, desc.weights_desc()));
      memories.put(
          dnnl.DNNL_ARG_DST,
          binding.part(products, (long) call * product.planeBytes(), desc.dst_desc()));
      memories.put(dnnl.DNNL_ARG_SCRATCHPAD, binding.part(scratchpad, 0, scratchpad()));
      steps.add(binding.primitive(desc, memories));
    }
    return steps;
  }
}
