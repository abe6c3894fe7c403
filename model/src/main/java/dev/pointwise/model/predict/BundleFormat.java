package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bundle as bytes: magic number, source, card (its YAML), model file, weight files, labels; each
 * text and file is its length in bytes (int) followed by the bytes, each list its count first.
 */
final class BundleFormat {
  private static final int MAGIC = 0x50574231; // PWB1

  private BundleFormat() {}

  static byte[] write(ModelBundle bundle) {
    ExactBytes bytes = new ExactBytes(size(bundle));
    write(bundle, bytes);
    return bytes.all();
  }

  static int size(ModelBundle bundle) {
    return write(bundle, OutputStream.nullOutputStream());
  }

  /** How many bytes it wrote. */
  static int write(ModelBundle bundle, OutputStream stream) {
    DataOutputStream out = new DataOutputStream(stream);
    try {
      write(bundle, out);
      return out.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(ModelBundle bundle, DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    text(out, bundle.source());
    text(out, bundle.card().toYaml());
    text(out, bundle.file().name());
    block(out, bundle.file().content());
    out.writeInt(bundle.file().weightFiles().size());
    for (Map.Entry<String, byte[]> weights : bundle.file().weightFiles().entrySet()) {
      text(out, weights.getKey());
      block(out, weights.getValue());
    }
    out.writeInt(bundle.labels().size());
    for (String label : bundle.labels()) {
      text(out, label);
    }
  }

  /** Hands its array over as it is: a model is too large to lie there twice. */
  private static final class ExactBytes extends ByteArrayOutputStream {
    ExactBytes(int size) {
      super(size);
    }

    byte[] all() {
      return buf;
    }
  }

  static ModelBundle read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new ModelException("These bytes are no model bundle of this version of pointwise");
      }
      String source = text(in);
      ModelCard card = ModelCard.parse(text(in), source);
      return new ModelBundle(
          source, card, new ModelFile(text(in), block(in), weights(in)), labels(in));
    } catch (IOException e) {
      throw new ModelException(
          "A model bundle of %d bytes is cut short".formatted(bytes.length), e);
    }
  }

  private static Map<String, byte[]> weights(DataInputStream in) throws IOException {
    Map<String, byte[]> weights = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      weights.put(text(in), block(in));
    }
    return weights;
  }

  private static List<String> labels(DataInputStream in) throws IOException {
    List<String> labels = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      labels.add(text(in));
    }
    return labels;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    block(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(block(in), StandardCharsets.UTF_8);
  }

  private static byte[] block(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("%d bytes announced, %d there".formatted(length, bytes.length));
    }
    return bytes;
  }
}
