package dev.pointwise.jobs.source;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.io.Writable;

/** A {@code BytesWritable}'s content, passed over without being held when it is too large. */
final class PictureValue implements Writable {
  private static final int PIECE = 1 << 16;

  private final int most;
  private Optional<byte[]> bytes = Optional.empty();

  PictureValue(int most) {
    this.most = most;
  }

  /** Nothing when there are more than the limit. */
  Optional<byte[]> bytes() {
    return bytes;
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("a value claims a length of " + length);
    }
    if (length > most) {
      passOver(in, length);
      return;
    }
    byte[] content = new byte[length];
    in.readFully(content);
    bytes = Optional.of(content);
  }

  private static void passOver(DataInput in, int length) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int left = length; left > 0; left -= PIECE) {
      in.readFully(piece, 0, Math.min(left, PIECE));
    }
  }

  @Override
  public void write(DataOutput out) {
    throw new UnsupportedOperationException("Only read");
  }
}
