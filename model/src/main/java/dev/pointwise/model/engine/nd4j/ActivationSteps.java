package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Prelu;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.prelu_forward;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.ThresholdRelu;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftSign;
import org.nd4j.linalg.factory.Nd4j;

/** Activations that no other primitive takes along, over their operand where that dies. */
final class ActivationSteps {
  private ActivationSteps() {}

  static Value plan(NodePlanning at, Value operand, Activation activation) {
    Optional<List<Eltwise>> chain = Eltwise.chain(activation);
    if (chain.isEmpty()) {
      return byNd4j(at, operand, activation);
    }
    Value value = operand;
    for (Eltwise function : chain.get()) {
      value = eltwise(at, value, function);
    }
    return value;
  }

  static Value eltwise(NodePlanning at, Value operand, Eltwise function) {
    Value result = at.overOrFresh(operand);
    at.primitive(
        new eltwise_forward.primitive_desc(
            at.cpu(),
            dnnl.prop_kind.forward_inference,
            function.operation(),
            operand.layout(),
            result.layout(),
            function.alpha(),
            function.beta(),
            at.plainAttributes(),
            false),
        Arguments.from(operand).to(result));
    return result;
  }

  /**
   * What oneDNN has no function for. ND4J's works on the memory as it lies: both map 0 to 0, which
   * keeps the blocked layout's padding 0 as oneDNN wants it.
   */
  private static Value byNd4j(NodePlanning at, Value operand, Activation activation) {
    Value result = at.overOrFresh(operand);
    at.planning()
        .step(
            at.label(),
            "nd4j",
            List.of(operand, result),
            binding -> {
              INDArray x = binding.vector(operand);
              INDArray z = binding.vector(result);
              if (activation.kind() == Activation.Kind.SOFTSIGN) {
                SoftSign softsign = new SoftSign(x, z);
                return () -> Nd4j.exec(softsign);
              }
              ThresholdRelu relu = new ThresholdRelu(x, z, activation.alpha());
              return () -> Nd4j.exec(relu);
            });
    return result;
  }

  static Value prelu(NodePlanning at, Prelu layer) {
    Value input = at.input();
    long[] dims = Layouts.aligned(1, layer.slope().shape(), input.dims().length - 1);
    memory.desc slopeDesc = Layouts.plain(dims);
    Value result = at.overOrFresh(input);
    at.primitive(
        new prelu_forward.primitive_desc(
            at.cpu(),
            dnnl.prop_kind.forward_inference,
            input.layout(),
            slopeDesc,
            result.layout(),
            at.plainAttributes(),
            false),
        Arguments.from(input)
            .weights(at.constant("slope", layer.slope().values(), dims))
            .to(result));
    return result;
  }
}
