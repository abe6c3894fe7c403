package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.LocalResponseNorm;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Local response norm over an even number of channels, by a Java loop over the row-major buffer:
 * oneDNN's windows are symmetric, while ONNX puts the odd channel behind.
 */
record LocalResponseLoop(
    LocalResponseNorm layer, int images, int channels, int cells, FloatBuffer in, FloatBuffer out)
    implements Step {

  static Value plan(NodePlanning at, LocalResponseNorm layer) {
    Value input = at.plainInput();
    Value output = at.output(Layouts.plain(at.dims()));
    int channels = at.node().shape().channels();
    int cells = at.node().shape().elements() / channels;
    at.planning()
        .step(
            at.label(),
            "java",
            List.of(input, output),
            binding ->
                new LocalResponseLoop(
                    layer,
                    at.planning().batch(),
                    channels,
                    cells,
                    binding.floats(input),
                    binding.floats(output)));
    return output;
  }

  @Override
  public void run() {
    for (int image = 0; image < images; image++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int cell = 0; cell < cells; cell++) {
          int first = image * channels * cells + cell;
          int index = first + channel * cells;
          out.put(index, (float) (in.get(index) / divisor(first, channel)));
        }
      }
    }
  }

  private double divisor(int first, int channel) {
    int from = Math.max(0, channel - (layer.size() - 1) / 2);
    int to = Math.min(channels - 1, channel + layer.size() / 2);
    double sum = 0;
    for (int c = from; c <= to; c++) {
      double value = in.get(first + c * cells);
      sum += value * value;
    }
    return Math.pow(layer.bias() + layer.alpha() / layer.size() * sum, layer.beta());
  }
}
