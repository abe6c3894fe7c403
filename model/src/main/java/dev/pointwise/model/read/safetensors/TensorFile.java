package dev.pointwise.model.read.safetensors;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A safetensors file whose header holds: named tensors, decoded when asked for. Immutable. */
final class TensorFile {
  private static final String PREFIX = "module.";

  private final String name;
  private final ByteBuffer content;
  private final int dataStart;
  private final Map<String, TensorEntry> entries = new LinkedHashMap<>();

  private TensorFile(ModelFile file) {
    this.name = file.name();
    this.content = ByteBuffer.wrap(file.content()).order(ByteOrder.LITTLE_ENDIAN);
    int length = headerLength();
    this.dataStart = HeaderReader.LENGTH_BYTES + length;
    new HeaderReader(name)
        .read(file.content(), length)
        .forEach(entry -> entries.put(entry.name(), entry));
  }

  /**
   * Reads the header and checks that every tensor is where it says.
   *
   * @throws ModelException that names the file and the tensor, when one is not
   */
  static TensorFile parse(ModelFile file) {
    return new TensorFile(file);
  }

  private int headerLength() {
    int bytes = content.capacity();
    if (bytes < HeaderReader.LENGTH_BYTES) {
      throw new ModelException(
          "%s is no safetensors file: it has only %d bytes; copy it again".formatted(name, bytes));
    }
    long length = content.getLong(0);
    if (length < 0 || length > bytes - HeaderReader.LENGTH_BYTES) {
      throw new ModelException(
          "%s is no safetensors file, or is cut off: its first 8 bytes announce a header of %s bytes, but %d follow; give the right file, or copy it again"
              .formatted(name, Long.toUnsignedString(length), bytes - HeaderReader.LENGTH_BYTES));
    }
    return (int) length;
  }

  String name() {
    return name;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** What PyTorch's DataParallel puts before every name, where it does; empty otherwise. */
  String prefix() {
    return names().stream().allMatch(tensor -> tensor.startsWith(PREFIX)) ? PREFIX : "";
  }

  Shape shape(String tensor) {
    return entries.get(tensor).shape();
  }

  FloatTensor floats(String tensor) {
    TensorEntry entry = entries.get(tensor);
    if (!entry.type().isReadable()) {
      throw new ModelException(
          "%s: tensor '%s' holds %s; convert it to F32 (F64, F16 and BF16 are read as well)"
              .formatted(name, tensor, entry.type()));
    }
    ByteBuffer bytes = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(dataStart + (int) entry.begin());
    return FloatTensor.of(entry.shape(), entry.type().floats(bytes, entry.shape().elements()));
  }
}
