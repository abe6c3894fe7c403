package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One value from the cells under a window, channel by channel. */
final class Pooling {
  private Pooling() {}

  /** Negative infinity where the window lies in the padding altogether. */
  static FloatTensor max(MaxPool2d layer, FloatTensor tensor, Shape output) {
    FeatureMap input = FeatureMap.of(tensor);
    return FeatureMap.compute(
        output,
        (channel, y, x) ->
            cells(layer.window(), input, channel, y, x).max().orElse(Double.NEGATIVE_INFINITY));
  }

  /** 0 where the window lies in the padding altogether. */
  static FloatTensor average(AveragePool2d layer, FloatTensor tensor, Shape output) {
    FeatureMap input = FeatureMap.of(tensor);
    return FeatureMap.compute(
        output,
        (channel, y, x) -> {
          double sum = cells(layer.window(), input, channel, y, x).sum();
          return sum / Math.max(1, divisor(layer, input, y, x));
        });
  }

  private static int divisor(AveragePool2d layer, FeatureMap input, int y, int x) {
    Window2d window = layer.window();
    return switch (layer.divisor()) {
      case REAL_CELLS ->
          rows(window, y, 0, input.height()).length * columns(window, x, 0, input.width()).length;
      case PADDED_CELLS ->
          rows(window, y, -window.padding().top(), input.height() + window.padding().bottom())
                  .length
              * columns(
                      window, x, -window.padding().left(), input.width() + window.padding().right())
                  .length;
    };
  }

  static FloatTensor lp(LpPool2d layer, FloatTensor tensor, Shape output) {
    FeatureMap input = FeatureMap.of(tensor);
    return FeatureMap.compute(
        output,
        (channel, y, x) -> {
          DoubleStream cells = cells(layer.window(), input, channel, y, x);
          double sum = cells.map(value -> Math.pow(Math.abs(value), layer.p())).sum();
          return Math.pow(sum, 1.0 / layer.p());
        });
  }

  static FloatTensor global(GlobalPool layer, FloatTensor input, Shape output) {
    int cells = input.elements() / output.elements();
    float[] values = new float[output.elements()];
    for (int channel = 0; channel < values.length; channel++) {
      DoubleStream map =
          IntStream.range(channel * cells, (channel + 1) * cells).mapToDouble(input::at);
      values[channel] =
          (float)
              switch (layer.kind()) {
                case AVERAGE -> map.sum() / cells;
                case MAX -> map.max().orElse(Double.NEGATIVE_INFINITY);
              };
    }
    return FloatTensor.of(output, values);
  }

  /** The values of the input's cells under the window of output cell y, x. */
  private static DoubleStream cells(Window2d window, FeatureMap input, int channel, int y, int x) {
    int[] columns = columns(window, x, 0, input.width());
    return Arrays.stream(rows(window, y, 0, input.height()))
        .mapToObj(row -> Arrays.stream(columns).mapToDouble(col -> input.at(channel, row, col)))
        .flatMapToDouble(values -> values);
  }

  /** The input rows under the window of output row y, as far as they lie in from..to-1. */
  private static int[] rows(Window2d window, int y, int from, int to) {
    int top = y * window.stride().height() - window.padding().top();
    return IntStream.range(0, window.kernel().height())
        .map(ky -> top + ky * window.dilation().height())
        .filter(row -> row >= from && row < to)
        .toArray();
  }

  private static int[] columns(Window2d window, int x, int from, int to) {
    int left = x * window.stride().width() - window.padding().left();
    return IntStream.range(0, window.kernel().width())
        .map(kx -> left + kx * window.dilation().width())
        .filter(column -> column >= from && column < to)
        .toArray();
  }
}
