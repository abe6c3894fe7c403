package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.BlockedMaps;
import dev.pointwise.model.engine.vector.Finish;
import dev.pointwise.model.engine.vector.Tiling;
import dev.pointwise.model.engine.vector.VectorModule;
import dev.pointwise.model.engine.vector.WinogradForm;
import dev.pointwise.model.engine.vector.WinogradInput;
import dev.pointwise.model.engine.vector.WinogradOutput;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory;

/**
 * Convolution by Winograd's minimal filtering. Works off chunks of tiles, so that what lies between
 * the transforms takes little memory, whatever the batch.
 */
final class WinogradSteps {
  private final NodePlanning at;
  private final Conv2d layer;
  private final Tiling tiling;
  private final WinogradVariant variant;
  private final int chunkStrips;
  private final PointProduct product;

  private WinogradSteps(NodePlanning at, Conv2d layer, WinogradVariant variant) {
    this.at = at;
    this.layer = layer;
    this.variant = variant;
    Shape out = at.node().shape();
    this.tiling =
        new Tiling(at.planning().batch(), out.height(), out.width(), variant.form().tile());
    this.chunkStrips = chunkStrips(tiling, variant.tiles());
    this.product = PointProduct.of(at, layer, variant.form(), chunkStrips * tiling.across());
  }

  static boolean fits(NodePlanning at, Conv2d layer) {
    Window2d window = layer.window();
    int side = window.kernel().height();
    return VectorModule.runsBlocksOf(Layouts.block())
        && layer.groups() == 1
        && layer.inChannels() >= Layouts.block()
        && side == window.kernel().width()
        && WinogradForm.ofKernel(side).stream()
            .anyMatch(form -> layer.inChannels() <= form.mostChannels())
        && window.stride().isOne()
        && window.dilation().isOne()
        && isAddressable(sourceLayout(at.partOrInput()))
        && isAddressable(at.reserved().map(Value::layout).orElseGet(() -> Layouts.fast(at.dims())));
  }

  /** Those that a convolution can run as; none for most. */
  static List<WinogradVariant> candidates(NodePlanning at, Conv2d layer) {
    return fits(at, layer) ? WinogradVariant.candidates(layer.window()) : List.of();
  }

  /** Buffers hold up to 2 GiB; images of a part lie as far apart as those of the whole maps. */
  private static boolean isAddressable(memory.desc layout) {
    return layout.get_size() <= Integer.MAX_VALUE;
  }

  /** Whole strips, and chunks of about one size. */
  private static int chunkStrips(Tiling tiling, int tiles) {
    int most = Math.max(1, tiles / tiling.across());
    int chunks = (tiling.count() + most - 1) / most;
    return (tiling.count() + chunks - 1) / chunks;
  }

  static Value plan(NodePlanning at, Conv2d layer, WinogradVariant variant) {
    return new WinogradSteps(at, layer, variant).plan();
  }

  private Value plan() {
    Value input = at.partOrInput();
    Value source = at.lying(input, sourceLayout(input));
    Optional<Value> residual = residual();
    Value output = destination(residual);
    Scratch scratch =
        new Scratch(
            scratch(product.source().bytes()),
            scratch(product.product().bytes()),
            scratch(product.scratchpad().get_size()));
    Value bias = bias();
    List<Value> touched = new ArrayList<>(List.of(source, output, bias, product.weights()));
    touched.addAll(scratch.values());
    residual.ifPresent(touched::add);
    at.planning()
        .step(
            at.label(),
            variant.toString(),
            touched,
            binding ->
                new WinogradStep(
                    tiling,
                    chunkStrips,
                    input(binding, source, scratch),
                    product.bind(binding, scratch.sources(), scratch.products(), scratch.pad()),
                    output(
                        binding,
                        finish(binding.bytes(bias), residual.map(value -> maps(binding, value))),
                        scratch,
                        output)));
    return isFused() ? output : at.activated(output, layer.activation());
  }

  /** Memory of a chunk. */
  private record Scratch(Value sources, Value products, Value pad) {
    List<Value> values() {
      return List.of(sources, products, pad);
    }
  }

  private Value scratch(long bytes) {
    long floats = Math.max(1, bytes / Float.BYTES);
    return at.planning().fresh(new long[] {floats}, Layouts.plain(floats));
  }

  private Value destination(Optional<Value> residual) {
    Optional<Value> given =
        residual.isPresent()
            ? residual
                .filter(value -> at.dies(at.input(1)))
                .map(value -> value.view(value.dims(), value.layout()))
            : reserved();
    return given.orElseGet(() -> at.output(Layouts.fast(at.dims())));
  }

  /** Only for what is final when written, as in {@link ConvolutionSteps}. */
  private Optional<Value> reserved() {
    return isFused() ? at.reserved() : Optional.empty();
  }

  private static memory.desc sourceLayout(Value input) {
    return input.isPart() ? input.layout() : Layouts.fast(input.dims());
  }

  private Optional<Value> residual() {
    return at.node().inputs().size() > 1
        ? Optional.of(at.lying(at.input(1), Layouts.fast(at.dims())))
        : Optional.empty();
  }

  private Value bias() {
    float[] filledUp =
        Arrays.copyOf(layer.bias().values(), PointProduct.channels(product.product()));
    return at.constant("winograd bias", filledUp, filledUp.length);
  }

  private WinogradInput input(Binding binding, Value input, Scratch scratch) {
    return new WinogradInput(
        variant.form(),
        tiling,
        maps(binding, input),
        layer.window().padding().top(),
        layer.window().padding().left(),
        product.source(),
        binding.bytes(scratch.sources()));
  }

  private WinogradOutput output(Binding binding, Finish finish, Scratch scratch, Value output) {
    return new WinogradOutput(
        variant.form(),
        tiling,
        product.product(),
        binding.bytes(scratch.products()),
        finish,
        maps(binding, output));
  }

  private static BlockedMaps maps(Binding binding, Value value) {
    return BlockedMaps.of(
        binding.bytes(value),
        (int) value.dims()[2],
        (int) value.dims()[3],
        (int) value.layout().get_strides().get(0));
  }

  private Finish finish(ByteBuffer bias, Optional<BlockedMaps> residual) {
    Activation activation = isFused() ? layer.activation() : Activation.NONE;
    return switch (activation.kind()) {
      case RELU -> new Finish(bias, residual, 0, Float.POSITIVE_INFINITY);
      case CLIP -> new Finish(bias, residual, activation.alpha(), activation.beta());
      default -> new Finish(bias, residual, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    };
  }

  /** Bounds are kept while storing if 0 stays 0: blocks are filled up with zeros. */
  private boolean isFused() {
    Activation activation = layer.activation();
    return switch (activation.kind()) {
      case NONE, RELU -> true;
      case CLIP -> activation.alpha() <= 0 && activation.beta() >= 0;
      default -> false;
    };
  }
}
