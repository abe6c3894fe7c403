package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.function.IntUnaryOperator;

/** A tensor whose values the file alone decides. Its shape is that of the file. Immutable. */
sealed interface Known extends Value {
  Shape shape();

  /** A tensor whose value {@code i} is this one's value {@code source(i)}. */
  Known pick(Shape shape, IntUnaryOperator source);

  /** The same values under another shape. */
  Known reshape(Shape shape);

  /** As floats. */
  FloatTensor floats();

  /** As integers, cut towards zero. */
  long[] integers();

  /** Floating-point values of any width, held as floats. */
  record Floats(FloatTensor floats) implements Known {
    static Floats scalar(float value) {
      return new Floats(FloatTensor.of(Shape.SCALAR, value));
    }

    @Override
    public Shape shape() {
      return floats.shape();
    }

    @Override
    public Known pick(Shape shape, IntUnaryOperator source) {
      ConstantSize.check(shape.elements(), floats.elements());
      float[] values = new float[shape.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = floats.at(source.applyAsInt(i));
      }
      return new Floats(FloatTensor.of(shape, values));
    }

    @Override
    public Known reshape(Shape shape) {
      return new Floats(floats.reshape(shape));
    }

    @Override
    public long[] integers() {
      long[] values = new long[floats.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (long) floats.at(i);
      }
      return values;
    }
  }

  /** Integers and booleans (0 and 1) of any width. */
  record Integers(Shape shape, long[] integers) implements Known {
    /** Stands for the number of images, wherever shape arithmetic carries it along. */
    static final long BATCH = -0x6261746368L;

    static Integers vector(long... values) {
      return new Integers(Shape.of(values.length), values);
    }

    static Integers scalar(long value) {
      return new Integers(Shape.SCALAR, new long[] {value});
    }

    public Integers {
      if (shape.elements() != integers.length) {
        throw new ModelException("has %d integers for shape %s".formatted(integers.length, shape));
      }
    }

    @Override
    public Known pick(Shape newShape, IntUnaryOperator source) {
      ConstantSize.check(newShape.elements(), integers.length);
      long[] values = new long[newShape.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = integers[source.applyAsInt(i)];
      }
      return new Integers(newShape, values);
    }

    @Override
    public Known reshape(Shape newShape) {
      return new Integers(newShape, integers);
    }

    @Override
    public FloatTensor floats() {
      float[] values = new float[integers.length];
      for (int i = 0; i < values.length; i++) {
        if (integers[i] == BATCH) {
          throw new ModelException("computes with the number of images in a batch");
        }
        values[i] = integers[i];
      }
      return FloatTensor.of(shape, values);
    }
  }
}
