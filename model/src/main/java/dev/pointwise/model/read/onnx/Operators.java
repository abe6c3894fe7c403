package dev.pointwise.model.read.onnx;

import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Softmax;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Which method reads which operator, where the image decides the values. */
final class Operators {
  private static final SortedMap<String, Operator> BY_NAME = new TreeMap<>();

  static {
    one("Conv", ConvolutionOperators::conv);
    one("ConvTranspose", TransposedConvolution::convTranspose);
    one("Gemm", DenseOperators::gemm);
    one("MatMul", DenseOperators::matMul);

    one("AveragePool", PoolingOperators::averagePool);
    one("LpPool", PoolingOperators::lpPool);
    one("MaxPool", PoolingOperators::maxPool);
    one("GlobalAveragePool", node -> PoolingOperators.global(node, GlobalPool.Kind.AVERAGE));
    one("GlobalLpPool", PoolingOperators::globalLpPool);
    one("GlobalMaxPool", node -> PoolingOperators.global(node, GlobalPool.Kind.MAX));

    one("BatchNormalization", NormalizationOperators::batchNormalization);
    one("GroupNormalization", NormalizationOperators::groupNormalization);
    one("InstanceNormalization", NormalizationOperators::instanceNormalization);
    one("LRN", NormalizationOperators::localResponse);

    one("Celu", ActivationOperators::celu);
    one("Clip", ActivationOperators::clip);
    one("Elu", ActivationOperators::elu);
    one("Gelu", ActivationOperators::gelu);
    one("HardSigmoid", ActivationOperators::hardSigmoid);
    one("HardSwish", node -> ActivationOperators.plain(node, Activation.Kind.HARD_SWISH));
    one("LeakyRelu", ActivationOperators::leakyRelu);
    one("Mish", node -> ActivationOperators.plain(node, Activation.Kind.MISH));
    one("PRelu", ActivationOperators::prelu);
    one("Relu", node -> ActivationOperators.plain(node, Activation.Kind.RELU));
    one("Selu", ActivationOperators::selu);
    one("Sigmoid", node -> ActivationOperators.plain(node, Activation.Kind.SIGMOID));
    one("Softplus", node -> ActivationOperators.plain(node, Activation.Kind.SOFTPLUS));
    one("Softsign", node -> ActivationOperators.plain(node, Activation.Kind.SOFTSIGN));
    one("Swish", ActivationOperators::swish);
    one("Tanh", node -> ActivationOperators.plain(node, Activation.Kind.TANH));
    one("ThresholdedRelu", ActivationOperators::thresholdedRelu);
    one("Softmax", node -> SoftmaxOperators.along(node, Softmax::new));
    one("LogSoftmax", node -> SoftmaxOperators.along(node, LogSoftmax::new));

    one("Add", node -> ArithmeticOperators.broadcast(node, Operation.ADD));
    one("Div", node -> ArithmeticOperators.broadcast(node, Operation.DIVIDE));
    one("Max", node -> ArithmeticOperators.broadcast(node, Operation.MAX));
    one("Mean", node -> ArithmeticOperators.broadcast(node, Operation.MEAN));
    one("Min", node -> ArithmeticOperators.broadcast(node, Operation.MIN));
    one("Mul", node -> ArithmeticOperators.broadcast(node, Operation.MULTIPLY));
    one("Sub", node -> ArithmeticOperators.broadcast(node, Operation.SUBTRACT));
    one("Sum", node -> ArithmeticOperators.broadcast(node, Operation.ADD));
    one("Abs", ArithmeticOperators::abs);
    one("Neg", ArithmeticOperators::neg);
    one("Pow", ArithmeticOperators::pow);
    one("Reciprocal", ArithmeticOperators::reciprocal);

    one("ReduceL1", node -> ReduceOperators.reduce(node, Reduce.Kind.L1));
    one("ReduceL2", node -> ReduceOperators.reduce(node, Reduce.Kind.L2));
    one("ReduceMax", node -> ReduceOperators.reduce(node, Reduce.Kind.MAX));
    one("ReduceMean", node -> ReduceOperators.reduce(node, Reduce.Kind.MEAN));
    one("ReduceMin", node -> ReduceOperators.reduce(node, Reduce.Kind.MIN));
    one("ReduceSum", node -> ReduceOperators.reduce(node, Reduce.Kind.SUM));

    one("Concat", PartOperators::concat);
    one("Gather", GatherOperator::gather);
    one("Pad", PadOperators::pad);
    one("Slice", PartOperators::slice);
    several("Split", PartOperators::split);

    one("DepthToSpace", LayoutOperators::depthToSpace);
    one("Expand", ShapeOperators::expand);
    one("Flatten", ShapeOperators::flatten);
    one("Reshape", ShapeOperators::reshape);
    one("SpaceToDepth", LayoutOperators::spaceToDepth);
    one("Squeeze", ShapeOperators::squeeze);
    one("Transpose", LayoutOperators::transpose);
    one("Unsqueeze", ShapeOperators::unsqueeze);
    one("Shape", FoldCreation::shape);
    one("Size", FoldCreation::size);

    one("Resize", ResizeOperators::resize);
    one("Upsample", ResizeOperators::upsample);

    several("If", BranchOperator::choose);

    one("Cast", PassThroughOperators::cast);
    one("Dropout", PassThroughOperators::dropout);
    one("Identity", PassThroughOperators::identity);
  }

  private Operators() {}

  static Optional<Operator> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** In alphabetical order. */
  static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  private static void one(String name, Function<OnnxNode, Value> reader) {
    BY_NAME.put(name, node -> List.of(reader.apply(node)));
  }

  private static void several(String name, Operator reader) {
    BY_NAME.put(name, reader);
  }
}
