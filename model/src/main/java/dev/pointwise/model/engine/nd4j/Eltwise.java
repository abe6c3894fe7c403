package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Activation;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;

/** A function of one value as oneDNN has it. */
record Eltwise(dnnl.algorithm operation, float alpha, float beta) {

  private static final float HARD_SWISH_SLOPE = 1 / 6f;
  private static final float HARD_SWISH_SHIFT = 0.5f;

  private static Eltwise of(dnnl.algorithm operation) {
    return new Eltwise(operation, 0, 0);
  }

  /** The functions that make up an activation, one after the other; empty where oneDNN has none. */
  static Optional<List<Eltwise>> chain(Activation activation) {
    float alpha = activation.alpha();
    float beta = activation.beta();
    return switch (activation.kind()) {
      case THRESHOLDED_RELU, SOFTSIGN -> Optional.empty();
      case NONE -> Optional.of(List.of());
      case CELU -> Optional.of(celu(alpha));
      case SELU ->
          Optional.of(List.of(elu(alpha), new Eltwise(dnnl.algorithm.eltwise_linear, beta, 0)));
      case RELU -> single(of(dnnl.algorithm.eltwise_relu));
      case LEAKY_RELU -> single(new Eltwise(dnnl.algorithm.eltwise_relu, alpha, 0));
      case CLIP -> single(new Eltwise(dnnl.algorithm.eltwise_clip, alpha, beta));
      case ELU -> single(elu(alpha));
      case SIGMOID -> single(of(dnnl.algorithm.eltwise_logistic));
      case HARD_SIGMOID -> single(new Eltwise(dnnl.algorithm.eltwise_hardsigmoid, alpha, beta));
      case HARD_SWISH ->
          single(new Eltwise(dnnl.algorithm.eltwise_hardswish, HARD_SWISH_SLOPE, HARD_SWISH_SHIFT));
      case SWISH -> single(new Eltwise(dnnl.algorithm.eltwise_swish, alpha, 0));
      case MISH -> single(of(dnnl.algorithm.eltwise_mish));
      case GELU -> single(of(dnnl.algorithm.eltwise_gelu_erf));
      case GELU_TANH -> single(of(dnnl.algorithm.eltwise_gelu_tanh));
      case TANH -> single(of(dnnl.algorithm.eltwise_tanh));
      case SOFTPLUS -> single(new Eltwise(dnnl.algorithm.eltwise_soft_relu, 1, 0));
    };
  }

  private static Optional<List<Eltwise>> single(Eltwise function) {
    return Optional.of(List.of(function));
  }

  private static Eltwise elu(float alpha) {
    return new Eltwise(dnnl.algorithm.eltwise_elu, alpha, 0);
  }

  /** CELU(x) = alpha * ELU(x / alpha), ELU's own alpha being 1. */
  private static List<Eltwise> celu(float alpha) {
    return List.of(
        new Eltwise(dnnl.algorithm.eltwise_linear, 1 / alpha, 0),
        elu(1),
        new Eltwise(dnnl.algorithm.eltwise_linear, alpha, 0));
  }
}
