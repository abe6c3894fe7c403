package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.Activation;

/** The formula of each activation, as ONNX gives it for the operator of the same name. */
final class ActivationFunction {
  private ActivationFunction() {}

  static double apply(Activation activation, double x) {
    double alpha = activation.alpha();
    double beta = activation.beta();
    return switch (activation.kind()) {
      case NONE -> x;
      case RELU -> Math.max(x, 0);
      case CLIP -> Math.min(Math.max(x, alpha), beta);
      case LEAKY_RELU -> x < 0 ? alpha * x : x;
      case THRESHOLDED_RELU -> x > alpha ? x : 0;
      case ELU -> x < 0 ? alpha * Math.expm1(x) : x;
      case CELU -> x < 0 ? alpha * Math.expm1(x / alpha) : x;
      case SELU -> beta * (x < 0 ? alpha * Math.expm1(x) : x);
      case SIGMOID -> sigmoid(x);
      case HARD_SIGMOID -> Math.max(0, Math.min(1, alpha * x + beta));
      case HARD_SWISH -> x * Math.max(0, Math.min(1, x / 6 + 0.5));
      case SWISH -> x * sigmoid(alpha * x);
      case MISH -> x * Math.tanh(softplus(x));
      case GELU -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
      case GELU_TANH ->
          0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
      case TANH -> Math.tanh(x);
      case SOFTPLUS -> softplus(x);
      case SOFTSIGN -> x / (1 + Math.abs(x));
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** {@code log(1 + e^x)}, written so that e^x does not overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * The error function by its series {@code 2/sqrt(pi) e^(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!}
   * (Abramowitz and Stegun, 7.1.6).
   */
  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x); // nearer to 1 than a double can tell
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
