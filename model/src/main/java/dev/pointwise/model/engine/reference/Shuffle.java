package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Layers that compute nothing: each output value is some input value, or the pad value. */
final class Shuffle {
  private Shuffle() {}

  static FloatTensor concat(Concat layer, List<FloatTensor> inputs, Shape output) {
    List<Operand> operands = inputs.stream().map(Operand::of).toList();
    return Operand.compute(
        output,
        index -> {
          int[] source = index.clone();
          int operand = 0;
          while (source[layer.axis()] >= inputs.get(operand).shape().dim(layer.axis())) {
            source[layer.axis()] -= inputs.get(operand).shape().dim(layer.axis());
            operand++;
          }
          return operands.get(operand).at(source);
        });
  }

  static FloatTensor transpose(Transpose layer, FloatTensor input, Shape output) {
    Operand operand = Operand.of(input);
    return Operand.compute(
        output,
        index -> {
          int[] source = new int[index.length];
          for (int axis = 0; axis < index.length; axis++) {
            source[layer.order().get(axis)] = index[axis];
          }
          return operand.at(source);
        });
  }

  static FloatTensor slice(Slice layer, FloatTensor input, Shape output) {
    Operand operand = Operand.of(input);
    return Operand.compute(
        output,
        index -> {
          int[] source = new int[index.length];
          for (int axis = 0; axis < index.length; axis++) {
            source[axis] = layer.starts().get(axis) + index[axis] * layer.steps().get(axis);
          }
          return operand.at(source);
        });
  }

  static FloatTensor pad(Pad layer, FloatTensor input, Shape output) {
    Operand operand = Operand.of(input);
    return Operand.compute(
        output,
        index -> {
          int[] source = new int[index.length];
          for (int axis = 0; axis < index.length; axis++) {
            int extent = input.shape().dim(axis);
            source[axis] = source(layer.mode(), index[axis] - layer.before().get(axis), extent);
            if (source[axis] < 0) {
              return layer.value();
            }
          }
          return operand.at(source);
        });
  }

  /** The input position that stands at a position of the output; -1 for none. */
  private static int source(Pad.Mode mode, int position, int extent) {
    return switch (mode) {
      case CONSTANT -> position < extent ? position : -1;
      case EDGE -> Math.max(0, Math.min(position, extent - 1));
      case WRAP -> Math.floorMod(position, extent);
      case REFLECT -> {
        int period = Math.max(1, 2 * (extent - 1));
        int folded = Math.floorMod(position, period);
        yield Math.min(folded, period - folded);
      }
    };
  }

  static FloatTensor depthToSpace(DepthToSpace layer, FloatTensor tensor, Shape output) {
    FeatureMap input = FeatureMap.of(tensor);
    int block = layer.block();
    int maps = output.channels();
    return FeatureMap.compute(
        output,
        (map, y, x) -> {
          int cell = y % block * block + x % block;
          int channel =
              switch (layer.order()) {
                case DCR -> cell * maps + map;
                case CRD -> map * block * block + cell;
              };
          return input.at(channel, y / block, x / block);
        });
  }

  static FloatTensor spaceToDepth(SpaceToDepth layer, FloatTensor tensor, Shape output) {
    FeatureMap input = FeatureMap.of(tensor);
    int block = layer.block();
    return FeatureMap.compute(
        output,
        (channel, y, x) -> {
          int cell = channel / input.channels();
          int map = channel % input.channels();
          return input.at(map, y * block + cell / block, x * block + cell % block);
        });
  }
}
