package dev.pointwise.jobs.source;

import dev.pointwise.model.image.RejectReason;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.io.WritableUtils;

/**
 * Looks at the lengths in a sequence file before Hadoop's reader does: that one allocates whatever
 * a damaged length claims, and takes a block that is cut short for the end of the file. Leaves the
 * file where it was.
 */
final class SequenceLengths {
  private static final int SYNC_ESCAPE = -1;
  private static final int SYNC_BYTES = 16;

  /** Lengths of keys, keys, lengths of values, values. */
  private static final int BUFFERS_A_BLOCK = 4;

  /** What a record or block has beside one picture of the largest size. */
  private static final long EXTRA_BYTES = 64L << 20;

  private final FSDataInputStream file;
  private final long length;
  private final long most;
  private int leftOfBlock;

  SequenceLengths(FSDataInputStream file, long length, int mostOfPicture) {
    this.file = file;
    this.length = length;
    this.most = mostOfPicture + EXTRA_BYTES;
  }

  /** Whether another record follows, in a file that is not compressed by blocks. */
  boolean nextRecord() throws IOException {
    long start = file.getPos();
    if (start >= length) {
      return false;
    }
    int record = file.readInt();
    if (record == SYNC_ESCAPE) {
      file.seek(start + Integer.BYTES + SYNC_BYTES);
      if (file.getPos() >= length) {
        return false;
      }
      record = file.readInt();
    }
    int key = file.readInt();
    if (key < 0 || key > record) {
      throw corrupt("a record of %d bytes claims a key of %d".formatted(record, key));
    }
    requireRest(record);
    file.seek(start);
    return true;
  }

  /** Whether another record follows, in this block or the next one. */
  boolean nextOfBlock() throws IOException {
    if (leftOfBlock == 0) {
      long start = file.getPos();
      if (start >= length) {
        return false;
      }
      file.seek(start + Integer.BYTES + SYNC_BYTES);
      leftOfBlock = WritableUtils.readVInt(file);
      if (leftOfBlock < 1) {
        throw corrupt("a block claims %d records".formatted(leftOfBlock));
      }
      for (int i = 0; i < BUFFERS_A_BLOCK; i++) {
        int bytes = WritableUtils.readVInt(file);
        requireRest(bytes);
        file.seek(file.getPos() + bytes);
      }
      file.seek(start);
    }
    leftOfBlock--;
    return true;
  }

  private void requireRest(int claimed) throws IOException {
    if (claimed < 0 || claimed > most) {
      throw corrupt("a part claims a length of %d bytes".formatted(claimed));
    }
    long rest = length - file.getPos();
    if (claimed > rest) {
      throw new DamagedShardException(
          RejectReason.TRUNCATED,
          "the next %d bytes are needed, but %d are left".formatted(claimed, rest));
    }
  }

  private static DamagedShardException corrupt(String message) {
    return new DamagedShardException(RejectReason.CORRUPT, message);
  }
}
