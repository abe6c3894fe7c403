package dev.pointwise.model.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The extents of a tensor, outermost first. Shapes inside a graph are those of one image: a feature
 * map is CHW, a vector of logits is C; the batch axis is not part of them. Immutable.
 */
public record Shape(List<Integer> dims) {
  public static final Shape SCALAR = of();

  public Shape {
    dims = List.copyOf(dims);
    if (dims.stream().anyMatch(dim -> dim < 0)) {
      throw new IllegalArgumentException("A shape has no negative extents, but got " + dims);
    }
    if (isTooLarge(dims)) {
      throw new IllegalArgumentException(
          "A tensor of %s has more values than an array can hold".formatted(text(dims)));
    }
  }

  private static boolean isTooLarge(List<Integer> dims) {
    double elements = 1; // an estimate that cannot overflow
    for (int dim : dims) {
      elements *= dim;
    }
    return elements > Integer.MAX_VALUE;
  }

  public static Shape of(int... dims) {
    return new Shape(Arrays.stream(dims).boxed().toList());
  }

  /** The shape of one image's feature map. */
  public static Shape chw(int channels, int height, int width) {
    return of(channels, height, width);
  }

  public int rank() {
    return dims.size();
  }

  public int dim(int axis) {
    return dims.get(axis);
  }

  /** Number of values; 1 for a scalar. */
  public int elements() {
    int elements = 1;
    for (int dim : dims) {
      elements *= dim;
    }
    return elements;
  }

  public boolean isFeatureMap() {
    return rank() == 3;
  }

  /** The first axis: the maps of a feature map, the values of a vector. */
  public int channels() {
    return dim(0);
  }

  public int height() {
    return dim(1);
  }

  public int width() {
    return dim(2);
  }

  /** Distance, in values, between neighbours along each axis of a row-major tensor. */
  public int[] strides() {
    int[] strides = new int[rank()];
    int stride = 1;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dim(axis);
    }
    return strides;
  }

  /** This shape with one axis of another extent. */
  public Shape withDim(int axis, int extent) {
    return new Shape(
        IntStream.range(0, rank()).mapToObj(i -> i == axis ? extent : dim(i)).toList());
  }

  public int[] toArray() {
    return dims.stream().mapToInt(Integer::intValue).toArray();
  }

  /** As in {@code 256x28x28}; a scalar is {@code scalar}. */
  @Override
  public String toString() {
    return text(dims);
  }

  private static String text(List<Integer> dims) {
    return dims.isEmpty()
        ? "scalar"
        : dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
