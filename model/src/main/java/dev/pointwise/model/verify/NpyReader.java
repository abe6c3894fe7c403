package dev.pointwise.model.verify;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads NumPy's {@code .npy} files, versions 1 to 3: little-endian float32 and float64, and uint8,
 * in C order (NumPy's format description, {@code numpy.lib.format}).
 */
public final class NpyReader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int SHORT_HEADER = 10;
  private static final int LONG_HEADER = 12;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");

  private final String name;
  private final ByteBuffer bytes;

  private NpyReader(String name, byte[] content) {
    this.name = name;
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The array in a file, as floats. */
  public static FloatTensor read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllBytes(file));
  }

  /**
   * The array in a file's content, as floats.
   *
   * @throws ModelException when it is no such file or holds another type or order
   */
  public static FloatTensor parse(String name, byte[] content) {
    return new NpyReader(name, content).tensor();
  }

  private FloatTensor tensor() {
    String header = header();
    if (find(ORDER, header).equals("True")) {
      throw broken("is in Fortran order; save it with numpy.ascontiguousarray");
    }
    Shape shape = shape(find(SHAPE, header));
    String type = find(TYPE, header);
    int width =
        switch (type) {
          case "<f4" -> Float.BYTES;
          case "<f8" -> Double.BYTES;
          case "|u1" -> Byte.BYTES;
          default -> throw broken("holds '%s'; save it as float32".formatted(type));
        };
    if (bytes.remaining() != (long) width * shape.elements()) {
      throw broken(
          "holds %d bytes of values, but %s of '%s' needs %d"
              .formatted(bytes.remaining(), shape, type, (long) width * shape.elements()));
    }
    return FloatTensor.of(shape, values(width, shape.elements()));
  }

  private String header() {
    int start =
        bytes.limit() > MAGIC.length && bytes.get(MAGIC.length) > 1 ? LONG_HEADER : SHORT_HEADER;
    if (bytes.limit() < start
        || !Arrays.equals(Arrays.copyOf(bytes.array(), MAGIC.length), MAGIC)) {
      throw broken("is no .npy file");
    }
    int length =
        start == SHORT_HEADER
            ? Short.toUnsignedInt(bytes.getShort(SHORT_HEADER - Short.BYTES))
            : bytes.getInt(LONG_HEADER - Integer.BYTES);
    if (length < 0 || length > bytes.limit() - start) {
      throw broken("is cut off in its header");
    }
    bytes.position(start + length);
    return new String(bytes.array(), start, length, StandardCharsets.UTF_8);
  }

  private String find(Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw broken("has a header without %s".formatted(pattern));
    }
    return matcher.group(1);
  }

  private Shape shape(String dims) {
    try {
      return Shape.of(
          Arrays.stream(dims.split(",", -1))
              .map(String::trim)
              .filter(dim -> !dim.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray());
    } catch (IllegalArgumentException e) {
      throw broken("has shape (%s)".formatted(dims));
    }
  }

  private float[] values(int width, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (width) {
            case Float.BYTES -> bytes.getFloat();
            case Double.BYTES -> (float) bytes.getDouble();
            default -> Byte.toUnsignedInt(bytes.get());
          };
    }
    return values;
  }

  private ModelException broken(String reason) {
    return new ModelException("%s %s".formatted(name, reason));
  }
}
