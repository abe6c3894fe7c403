package dev.pointwise.model.layer;

/**
 * A function of one value, applied to each value of a tensor. {@code alpha} and {@code beta} mean
 * what ONNX calls so for the operator of the same name; for {@code CLIP} they are the bounds; they
 * are 0 where unused.
 */
public record Activation(Kind kind, float alpha, float beta) {
  /** Formulas: ONNX operators of the same names. */
  public enum Kind {
    NONE,
    RELU,
    /** min(max(x, alpha), beta). */
    CLIP,
    LEAKY_RELU,
    /** x above alpha, else 0. */
    THRESHOLDED_RELU,
    ELU,
    CELU,
    /** beta * (x above 0, else alpha * (e^x - 1)). */
    SELU,
    SIGMOID,
    /** max(0, min(1, alpha * x + beta)). */
    HARD_SIGMOID,
    HARD_SWISH,
    /** x * sigmoid(alpha * x); alpha 1 is SiLU. */
    SWISH,
    MISH,
    GELU,
    /** GELU by its tanh approximation. */
    GELU_TANH,
    TANH,
    SOFTPLUS,
    SOFTSIGN
  }

  public static final Activation NONE = of(Kind.NONE);
  public static final Activation RELU = of(Kind.RELU);

  /** An activation without parameters. */
  public static Activation of(Kind kind) {
    return new Activation(kind, 0, 0);
  }

  public static Activation clip(float least, float most) {
    return new Activation(Kind.CLIP, least, most);
  }

  public boolean isNone() {
    return kind == Kind.NONE;
  }
}
