package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** Feature maps of another size (ONNX Resize). */
final class Resizing {
  private Resizing() {}

  static FloatTensor resize(Resize layer, FloatTensor tensor, Shape output) {
    FeatureMap input = FeatureMap.of(tensor);
    float[] rows = positions(layer, input.height(), output.height(), layer.scaleHeight());
    float[] columns = positions(layer, input.width(), output.width(), layer.scaleWidth());
    return FeatureMap.compute(
        output,
        (channel, y, x) ->
            switch (layer.interpolation()) {
              case NEAREST ->
                  input.at(
                      channel,
                      nearest(layer.nearest(), rows[y], input.height()),
                      nearest(layer.nearest(), columns[x], input.width()));
              case LINEAR -> bilinear(input, channel, rows[y], columns[x]);
            });
  }

  private static float[] positions(Resize layer, int input, int output, float scale) {
    float[] positions = new float[output];
    for (int cell = 0; cell < output; cell++) {
      positions[cell] = position(layer.coordinates(), cell, input, output, scale);
    }
    return positions;
  }

  /**
   * The input position an output cell stands for. In float, as ONNX Runtime has it: in double, cell
   * 3 at scale 0.6f lies before position 5 and its floor is another cell.
   */
  private static float position(
      Resize.Coordinates coordinates, int cell, int input, int output, float scale) {
    return switch (coordinates) {
      case HALF_PIXEL -> (cell + 0.5f) / scale - 0.5f;
      case HALF_PIXEL_SYMMETRIC -> {
        float adjustment = output / (scale * input);
        yield input / 2f * (1 - adjustment) + (cell + 0.5f) / scale - 0.5f;
      }
      case PYTORCH_HALF_PIXEL -> output > 1 ? (cell + 0.5f) / scale - 0.5f : 0;
      case ALIGN_CORNERS -> output > 1 ? (float) cell * (input - 1) / (output - 1) : 0;
      case ASYMMETRIC -> cell / scale;
    };
  }

  private static int nearest(Resize.Nearest nearest, float position, int extent) {
    double cell =
        switch (nearest) {
          case ROUND_PREFER_FLOOR -> Math.ceil(position - 0.5f);
          case ROUND_PREFER_CEIL -> Math.floor(position + 0.5f);
          case FLOOR -> Math.floor(position);
          case CEIL -> Math.ceil(position);
        };
    return (int) Math.max(0, Math.min(cell, extent - 1));
  }

  private static double bilinear(FeatureMap input, int channel, float row, float column) {
    double y = Math.max(0, Math.min(row, input.height() - 1));
    double x = Math.max(0, Math.min(column, input.width() - 1));
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, input.height() - 1);
    int right = Math.min(left + 1, input.width() - 1);
    double upper = mix(input.at(channel, top, left), input.at(channel, top, right), x - left);
    double lower = mix(input.at(channel, bottom, left), input.at(channel, bottom, right), x - left);
    return mix(upper, lower, y - top);
  }

  private static double mix(double first, double second, double share) {
    return first * (1 - share) + second * share;
  }
}
