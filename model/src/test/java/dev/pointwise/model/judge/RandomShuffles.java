package dev.pointwise.model.judge;

import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Layers that move values about, for inputs of any rank. */
final class RandomShuffles {
  private final Dice dice;

  RandomShuffles(Dice dice) {
    this.dice = dice;
  }

  Shape anyShape() {
    List<Integer> dims =
        IntStream.range(0, dice.between(1, 4)).mapToObj(axis -> dice.between(1, 9)).toList();
    return dice.onceIn(2) ? dice.featureMap() : new Shape(dims);
  }

  /** Flattened, or with its extents in another order, or with an axis more. */
  Reshape reshape(Shape input) {
    List<Integer> backwards = new ArrayList<>(input.dims());
    Collections.reverse(backwards);
    List<Integer> longer = new ArrayList<>(input.dims());
    longer.add(dice.between(0, input.rank()), 1);
    return new Reshape(
        dice.oneOf(Shape.of(input.elements()), new Shape(backwards), new Shape(longer)));
  }

  Transpose transpose(int rank) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    Collections.shuffle(order, new Random(dice.between(0, 1 << 20)));
    return new Transpose(order);
  }

  Slice slice(Shape input) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    for (int extent : input.dims()) {
      int start = dice.between(0, extent - 1);
      int step = dice.oneOf(1, 1, 1, 2, -1, -2);
      int room = step > 0 ? extent - 1 - start : start;
      starts.add(start);
      steps.add(step);
      sizes.add(dice.between(1, room / Math.abs(step) + 1));
    }
    return new Slice(starts, sizes, steps);
  }

  /** Up to the extent less one, which every mode can do; now and then it cuts. */
  Pad pad(Shape input) {
    return new Pad(
        dice.oneOf(Pad.Mode.values()), amounts(input), amounts(input), dice.oneOf(0f, 1f, -3f));
  }

  private List<Integer> amounts(Shape input) {
    return input.dims().stream()
        .map(extent -> dice.between(least(extent), Math.min(3, extent - 1)))
        .toList();
  }

  /** Two cuts of one cell each leave something of three. */
  private int least(int extent) {
    return extent > 2 && dice.onceIn(4) ? -1 : 0;
  }

  Reduce reduce(Shape input) {
    Set<Integer> axes =
        IntStream.range(0, input.rank())
            .filter(axis -> dice.onceIn(2))
            .boxed()
            .collect(Collectors.toSet());
    return new Reduce(
        dice.oneOf(Reduce.Kind.values()),
        axes.isEmpty() ? Set.of(dice.between(0, input.rank() - 1)) : axes,
        dice.oneOf(Reduce.Kept.values()));
  }

  /** Two to four shapes that broadcast to the given one, in any order. */
  List<Shape> broadcasting(Shape common) {
    return IntStream.range(0, dice.between(2, 4))
        .mapToObj(operand -> dice.onceIn(2) ? common : part(common))
        .toList();
  }

  private Shape part(Shape common) {
    int dropped = dice.between(0, common.rank());
    return new Shape(
        common.dims().subList(dropped, common.rank()).stream()
            .map(extent -> dice.onceIn(2) ? 1 : extent)
            .toList());
  }

  /** Two to four shapes that differ in one axis only. */
  List<Shape> stacking(Shape shape, int axis) {
    return IntStream.range(0, dice.between(2, 4))
        .mapToObj(operand -> shape.withDim(axis, dice.between(1, 17)))
        .toList();
  }
}
