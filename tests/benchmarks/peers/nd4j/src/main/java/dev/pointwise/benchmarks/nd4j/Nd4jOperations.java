package dev.pointwise.benchmarks.nd4j;

import dev.pointwise.benchmarks.graph.Operations;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Pooling2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.api.ops.impl.transforms.Pad;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's operators in NCHW. Thread-safe. */
final class Nd4jOperations implements Operations<INDArray> {
  private final Map<FloatTensor, INDArray> weights = new ConcurrentHashMap<>();

  @SuppressWarnings("try") // weights outlive the workspace of the run that makes them
  private INDArray weight(FloatTensor tensor) {
    return weights.computeIfAbsent(
        tensor,
        absent -> {
          long[] shape = tensor.shape().dims().stream().mapToLong(Integer::longValue).toArray();
          try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            return Nd4j.create(tensor.values(), shape, 'c');
          }
        });
  }

  @Override
  public INDArray convolve(Conv2d layer, INDArray input) {
    if (layer.groups() != 1) {
      throw Operations.unsupported("a convolution of %d groups".formatted(layer.groups()));
    }
    Fitted fitted = fit(layer.window(), input, 0);
    Window2d window = fitted.window();
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(window.kernel().height())
            .kW(window.kernel().width())
            .sH(window.stride().height())
            .sW(window.stride().width())
            .pH(window.padding().top())
            .pW(window.padding().left())
            .dH(window.dilation().height())
            .dW(window.dilation().width())
            .paddingMode(PaddingMode.VALID)
            .dataFormat("NCHW")
            .weightsFormat(WeightsFormat.OIYX)
            .build();
    return Nd4j.cnn().conv2d(fitted.input(), weight(layer.weight()), weight(layer.bias()), config);
  }

  @Override
  public INDArray multiply(Dense layer, INDArray input) {
    return Nd4j.gemm(input, weight(layer.weight()), false, true)
        .addiRowVector(weight(layer.bias()));
  }

  @Override
  public INDArray maxPool(Window2d window, INDArray input) {
    Fitted fitted = fit(window, input, -Float.MAX_VALUE);
    return Nd4j.cnn().maxPooling2d(fitted.input(), pooling(fitted.window()).build());
  }

  @Override
  public INDArray averagePool(AveragePool2d layer, INDArray input) {
    Fitted fitted = fit(layer.window(), input, 0);
    if (fitted.input() != input) {
      throw Operations.unsupported(layer);
    }
    Pooling2D.Divisor divisor =
        layer.divisor() == AveragePool2d.Divisor.PADDED_CELLS
            ? Pooling2D.Divisor.INCLUDE_PADDING
            : Pooling2D.Divisor.EXCLUDE_PADDING;
    return Nd4j.cnn()
        .avgPooling2d(
            input,
            pooling(layer.window())
                .divisor(divisor)
                .extra(divisor == Pooling2D.Divisor.INCLUDE_PADDING ? 1 : 0)
                .build());
  }

  private static Pooling2DConfig.Pooling2DConfigBuilder pooling(Window2d window) {
    return Pooling2DConfig.builder()
        .kH(window.kernel().height())
        .kW(window.kernel().width())
        .sH(window.stride().height())
        .sW(window.stride().width())
        .pH(window.padding().top())
        .pW(window.padding().left())
        .dH(1)
        .dW(1)
        .paddingMode(PaddingMode.VALID)
        .isNHWC(false);
  }

  /** The same window over an input whose padding is real where ND4J cannot imagine it. */
  private record Fitted(Window2d window, INDArray input) {}

  private static Fitted fit(Window2d window, INDArray input, double value) {
    int height = Math.toIntExact(input.size(2));
    int width = Math.toIntExact(input.size(3));
    Padding padding = window.padding();
    int bottom =
        Math.max(
            padding.bottom(),
            reach(window.outputHeight(height), window.kernel().height(), window.stride().height())
                - height
                - padding.top());
    int right =
        Math.max(
            padding.right(),
            reach(window.outputWidth(width), window.kernel().width(), window.stride().width())
                - width
                - padding.left());
    if (bottom == padding.top() && right == padding.left()) {
      return new Fitted(window, input);
    }
    int[][] cells = {{0, 0}, {0, 0}, {padding.top(), bottom}, {padding.left(), right}};
    return new Fitted(
        window.padding(Padding.NONE), Nd4j.pad(input, cells, Pad.Mode.CONSTANT, value));
  }

  private static int reach(int windows, int kernel, int stride) {
    return (windows - 1) * stride + kernel;
  }

  @Override
  public INDArray globalAverage(INDArray input) {
    return input.mean(true, 2, 3);
  }

  /**
   * ND4J normalises over the last axis and counts channels to one side. By name, since the class of
   * the operation fails on every configuration (1.0.0-M2.1).
   */
  @Override
  public INDArray normalise(LocalResponseNorm layer, INDArray input) {
    DynamicCustomOp lrn =
        DynamicCustomOp.builder("lrn")
            .addInputs(input.permute(0, 2, 3, 1).dup('c'))
            .addFloatingPointArguments(
                (double) layer.bias(), (double) layer.alpha() / layer.size(), (double) layer.beta())
            .addIntegerArguments(layer.size() / 2)
            .build();
    return Nd4j.exec(lrn)[0].permute(0, 3, 1, 2).dup('c');
  }

  @Override
  public INDArray add(INDArray left, INDArray right) {
    return left.add(right);
  }

  @Override
  public INDArray concat(List<INDArray> inputs, int axis) {
    return Nd4j.concat(axis, inputs.toArray(INDArray[]::new));
  }

  @Override
  public INDArray softmax(INDArray input, int axis) {
    return Nd4j.nn().softmax(input, axis);
  }

  @Override
  public INDArray reshape(INDArray input, long[] shape) {
    return input.reshape('c', shape);
  }

  @Override
  public INDArray activate(Activation activation, INDArray input) {
    return switch (activation.kind()) {
      case RELU -> Nd4j.nn().relu(input, 0);
      default -> throw Operations.unsupported(activation);
    };
  }

  @Override
  public void release(INDArray array) {
    // the workspace is used again as a whole
  }
}
