package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.LocalResponse;
import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.layer.LocalResponseNorm;
import java.util.List;

/**
 * Local response norm as networks have it, with the exponent 3/4, by a kernel that takes half to
 * two thirds of the time of oneDNN's; over its input where that dies.
 */
final class LocalResponseKernel {
  private LocalResponseKernel() {}

  static boolean fits(NodePlanning at, LocalResponseNorm layer) {
    return VectorModule.runsBlocksOf(Layouts.block())
        && layer.beta() == LocalResponse.BETA
        && layer.bias() > 0
        && layer.alpha() >= 0
        && layer.size() % 2 == 1
        && layer.size() / 2 <= LocalResponse.mostReach()
        && isBlocked(at.input());
  }

  /** And of up to 2 GiB, which is what buffers hold. */
  private static boolean isBlocked(Value value) {
    return !value.isPlain()
        && value.layout().equals(Layouts.fast(value.dims()))
        && value.layout().get_size() <= Integer.MAX_VALUE;
  }

  static Value plan(NodePlanning at, LocalResponseNorm layer) {
    Value input = at.input();
    Value output = at.overOrFresh(input);
    LocalResponse.Maps maps = maps(input.dims());
    LocalResponse.Terms terms =
        new LocalResponse.Terms(layer.size() / 2, layer.alpha() / layer.size(), layer.bias());
    at.planning()
        .step(
            at.label(),
            "vector",
            List.of(input, output),
            binding ->
                new LocalResponse(maps, terms, binding.bytes(input), binding.bytes(output))::run);
    return output;
  }

  private static LocalResponse.Maps maps(long[] dims) {
    long blocks = (dims[1] + Layouts.block() - 1) / Layouts.block();
    return new LocalResponse.Maps((int) dims[0], (int) blocks, (int) (dims[2] * dims[3]));
  }
}
