package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Conv2d;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/**
 * Convolution by Winograd's filtering where the chooser says so, else as one oneDNN primitive:
 * bias, residual sum and activation are applied to each result before it is stored. Maps stay
 * blocked; the first layer reads the plain picture.
 */
final class ConvolutionSteps {
  /** oneDNN's kernels for a first layer read up to so many plain channels. */
  private static final int STEM_CHANNELS = 3;

  private ConvolutionSteps() {}

  /** How source and destination lie. */
  private record Maps(memory.desc source, memory.desc destination) {}

  static Value plan(NodePlanning at, Conv2d layer) {
    return at.planning()
        .chooser()
        .choose(at, layer)
        .map(variant -> WinogradSteps.plan(at, layer, variant))
        .orElseGet(() -> direct(at, layer));
  }

  private static Value direct(NodePlanning at, Conv2d layer) {
    convolution_forward.primitive_desc desc =
        Choice.firstFast(maps(at, layer), maps -> describe(at, layer, maps));
    Arguments arguments =
        Arguments.from(source(at, desc))
            .weights(
                at.weight(layer.weight(), Layouts.plain(weightDims(layer)), desc.weights_desc()))
            .bias(at.bias(layer.bias()));
    Value destination = destination(at, layer, desc.dst_desc(), arguments);
    at.primitive(desc, arguments.to(destination));
    return isFused(layer) ? destination : at.activated(destination, layer.activation());
  }

  private static Value source(NodePlanning at, convolution_forward.primitive_desc desc) {
    Value input = at.partOrInput();
    return input.layout().equals(desc.src_desc()) ? input : at.lying(at.input(), desc.src_desc());
  }

  /** Layouts to try, best first. */
  private static List<Maps> maps(NodePlanning at, Conv2d layer) {
    Value input = at.partOrInput();
    long[] in = input.dims();
    long[] out = at.dims();
    Maps plain = new Maps(Layouts.plain(in), Layouts.plain(out));
    Maps free = new Maps(Layouts.any(in), hasResidual(at) ? Layouts.plain(out) : Layouts.any(out));
    if (Layouts.block() == 1) {
      return List.of(free, plain);
    }
    memory.desc source = input.isPart() ? input.layout() : Layouts.fast(in);
    memory.desc destination =
        reserved(at, layer).map(Value::layout).orElseGet(() -> Layouts.fast(out));
    Maps blocked = new Maps(source, destination);
    Maps stem = new Maps(Layouts.plain(in), destination);
    return layer.inChannels() <= STEM_CHANNELS
        ? List.of(stem, blocked, free, plain)
        : List.of(blocked, free, plain);
  }

  private static convolution_forward.primitive_desc describe(
      NodePlanning at, Conv2d layer, Maps maps) {
    Windows windows = Windows.sliding(layer.window(), at.inputShape(), at.node().shape());
    return new convolution_forward.primitive_desc(
        at.cpu(),
        dnnl.prop_kind.forward_inference,
        dnnl.algorithm.convolution_direct,
        maps.source(),
        Layouts.any(weightDims(layer)),
        Layouts.plain(layer.outChannels()),
        maps.destination(),
        windows.stride(),
        windows.dilation(),
        windows.before(),
        windows.after(),
        postOps(at, layer, maps.destination()).attributes(),
        false);
  }

  private static PostOps postOps(NodePlanning at, Conv2d layer, memory.desc destination) {
    PostOps ops = new PostOps();
    if (hasResidual(at)) {
      if (at.dies(at.input(1))) {
        ops.sum();
      } else {
        ops.binary(dnnl.algorithm.binary_add, destination);
      }
    }
    return isFused(layer) ? ops.activation(layer.activation()) : ops;
  }

  /** The residual's memory where it dies here, else memory of its own. */
  private static Value destination(
      NodePlanning at, Conv2d layer, memory.desc layout, Arguments arguments) {
    if (!hasResidual(at)) {
      return reserved(at, layer)
          .filter(part -> part.layout().equals(layout))
          .orElseGet(() -> at.output(layout));
    }
    Value residual = at.lying(at.input(1), layout);
    if (at.dies(at.input(1))) {
      return residual.view(residual.dims(), layout);
    }
    arguments.with(PostOps.operand(0), residual);
    return at.output(layout);
  }

  /** Only for what is final when written: few kernels work on a part of wider maps. */
  private static Optional<Value> reserved(NodePlanning at, Conv2d layer) {
    return isFused(layer) ? at.reserved() : Optional.empty();
  }

  private static boolean hasResidual(NodePlanning at) {
    return at.node().inputs().size() > 1;
  }

  private static boolean isFused(Conv2d layer) {
    return Eltwise.chain(layer.activation()).isPresent();
  }

  private static long[] weightDims(Conv2d layer) {
    int[] oihw = layer.weight().shape().toArray();
    int groups = layer.groups();
    return groups == 1
        ? new long[] {oihw[0], oihw[1], oihw[2], oihw[3]}
        : new long[] {groups, oihw[0] / groups, oihw[1], oihw[2], oihw[3]};
  }
}
