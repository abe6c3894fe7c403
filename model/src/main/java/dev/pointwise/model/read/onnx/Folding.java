package dev.pointwise.model.read.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which method computes which operator, where the file alone decides the values. */
final class Folding {
  private static final Map<String, Operator> BY_NAME = new TreeMap<>();

  static {
    one("Cast", FoldCreation::cast);
    one("Constant", FoldCreation::constant);
    one("ConstantOfShape", FoldCreation::constantOfShape);
    one("DequantizeLinear", FoldQuantization::dequantize);
    one("Identity", node -> node.known(0));
    one("Range", FoldCreation::range);
    one("Shape", FoldCreation::shape);
    one("Size", FoldCreation::size);

    one("Add", node -> FoldArithmetic.binary(node, (a, b) -> a + b, Math::addExact));
    one("Sub", node -> FoldArithmetic.binary(node, (a, b) -> a - b, Math::subtractExact));
    one("Mul", node -> FoldArithmetic.binary(node, (a, b) -> a * b, Math::multiplyExact));
    one("Div", node -> FoldArithmetic.binary(node, (a, b) -> a / b, (a, b) -> a / b));
    one("Sum", node -> FoldArithmetic.binary(node, (a, b) -> a + b, Math::addExact));
    one("Max", node -> FoldArithmetic.binary(node, Math::max, Math::max));
    one("Min", node -> FoldArithmetic.binary(node, Math::min, Math::min));
    one("Mod", node -> FoldArithmetic.binary(node, (a, b) -> a % b, Math::floorMod));
    one("Pow", FoldArithmetic::pow);
    one("And", node -> FoldArithmetic.compare(node, (a, b) -> a != 0 && b != 0));
    one("Equal", node -> FoldArithmetic.compare(node, (a, b) -> a == b));
    one("Greater", node -> FoldArithmetic.compare(node, (a, b) -> a > b));
    one("GreaterOrEqual", node -> FoldArithmetic.compare(node, (a, b) -> a >= b));
    one("Less", node -> FoldArithmetic.compare(node, (a, b) -> a < b));
    one("LessOrEqual", node -> FoldArithmetic.compare(node, (a, b) -> a <= b));
    one("Not", FoldArithmetic::not);
    one("Or", node -> FoldArithmetic.compare(node, (a, b) -> a != 0 || b != 0));
    one("Where", FoldArithmetic::where);
    one("Abs", node -> FoldArithmetic.unary(node, Math::abs, Math::abs));
    one("Ceil", node -> FoldArithmetic.unary(node, Math::ceil, a -> a));
    one("Exp", node -> FoldArithmetic.unary(node, Math::exp, a -> a));
    one("Floor", node -> FoldArithmetic.unary(node, Math::floor, a -> a));
    one("Neg", node -> FoldArithmetic.unary(node, a -> -a, a -> -a));
    one("Reciprocal", node -> FoldArithmetic.unary(node, a -> 1 / a, a -> a));
    one("Round", node -> FoldArithmetic.unary(node, Math::rint, a -> a));
    one("Sqrt", node -> FoldArithmetic.unary(node, Math::sqrt, a -> a));
    one("ReduceMax", node -> FoldReduction.reduce(node, Math::max));
    one("ReduceMin", node -> FoldReduction.reduce(node, Math::min));
    one("ReduceProd", node -> FoldReduction.reduce(node, (a, b) -> a * b));
    one("ReduceSum", node -> FoldReduction.reduce(node, Double::sum));

    one("Concat", FoldStructure::concat);
    one("Expand", FoldStructure::expand);
    one("Flatten", FoldStructure::flatten);
    one("Gather", FoldStructure::gather);
    one("Reshape", FoldStructure::reshape);
    one("Slice", FoldStructure::slice);
    one("Squeeze", FoldStructure::squeeze);
    one("Transpose", FoldStructure::transpose);
    one("Unsqueeze", FoldStructure::unsqueeze);
  }

  private Folding() {}

  static Optional<Operator> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static void one(String name, Function<OnnxNode, Value> fold) {
    BY_NAME.put(name, node -> List.of(fold.apply(node)));
  }
}
