package dev.pointwise.model.zoo;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** Where an architecture's weights come from. */
public interface Weights {
  /** What a tensor does in its layer. */
  enum Role {
    /** Of a convolution or a dense layer; the first axis is the outputs. */
    KERNEL,
    BIAS,
    /** What a batch norm multiplies by. */
    SCALE,
    /** The same, of the last batch norm of a residual branch. */
    RESIDUAL_SCALE,
    /** What a batch norm adds. */
    SHIFT,
    MEAN,
    VARIANCE
  }

  /**
   * The tensor of that name.
   *
   * @param name as in {@code layer1.0.conv1.weight}
   * @throws dev.pointwise.model.ModelException when there is none of this name and shape
   */
  FloatTensor tensor(String name, Shape shape, Role role);

  /** Zeros, for looking at an architecture: its shapes, parameters and costs. */
  static Weights blank() {
    return (name, shape, role) -> FloatTensor.zeros(shape);
  }
}
