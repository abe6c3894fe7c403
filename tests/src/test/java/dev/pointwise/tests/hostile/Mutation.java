package dev.pointwise.tests.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** One way to damage a file, wherever chance will have it. */
enum Mutation {
  FLIPPED_BITS {
    @Override
    byte[] of(byte[] file, byte[] unusedOther, Random random) {
      byte[] out = file.clone();
      for (int i = 1 + random.nextInt(20); i > 0; i--) {
        out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return out;
    }
  },

  FLIPPED_HEADER {
    @Override
    byte[] of(byte[] file, byte[] unusedOther, Random random) {
      byte[] out = file.clone();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        out[random.nextInt(Math.min(out.length, HEADER_BYTES))] = (byte) random.nextInt(256);
      }
      return out;
    }
  },

  TRUNCATED {
    @Override
    byte[] of(byte[] file, byte[] unusedOther, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length + 1));
    }
  },

  /** A piece of another picture stands in the place of one of this. */
  SPLICED {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      int from = random.nextInt(other.length);
      byte[] piece = Arrays.copyOfRange(other, from, Math.min(other.length, from + LONGEST_PIECE));
      int at = random.nextInt(file.length);
      return replaced(file, at, Math.min(file.length, at + random.nextInt(LONGEST_PIECE)), piece);
    }
  },

  DUPLICATED {
    @Override
    byte[] of(byte[] file, byte[] unusedOther, Random random) {
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + 1 + random.nextInt(LONGEST_PIECE));
      byte[] piece = Arrays.copyOfRange(file, from, to);
      byte[] out = file;
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        out = replaced(out, to, to, piece);
      }
      return out;
    }
  },

  REMOVED {
    @Override
    byte[] of(byte[] file, byte[] unusedOther, Random random) {
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + 1 + random.nextInt(LONGEST_PIECE));
      return replaced(file, from, to, new byte[0]);
    }
  },

  /** Lengths, dimensions and offsets are numbers of two or four bytes, mostly near the start. */
  EXTREME_NUMBER {
    @Override
    byte[] of(byte[] file, byte[] unusedOther, Random random) {
      ByteBuffer out = ByteBuffer.allocate(file.length + Integer.BYTES).put(file);
      out.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        int at = random.nextInt(random.nextInt(4) == 0 ? file.length : header(file));
        int number = EXTREMES[random.nextInt(EXTREMES.length)] + random.nextInt(3) - 1;
        if (random.nextBoolean()) {
          out.putShort(at, (short) number);
        } else {
          out.putInt(at, number);
        }
      }
      return Arrays.copyOf(out.array(), file.length);
    }
  },

  FILLED {
    @Override
    byte[] of(byte[] file, byte[] unusedOther, Random random) {
      byte[] out = file.clone();
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + random.nextInt(LONGEST_PIECE));
      Arrays.fill(out, from, to, (byte) (random.nextBoolean() ? 0 : 0xff));
      return out;
    }
  };

  private static final int HEADER_BYTES = 64;
  private static final int LONGEST_PIECE = 2000;
  private static final int[] EXTREMES = {
    0, 1, 7, 256, 5000, 0x7fff, 0x8000, 0xffff, 0x10000, 1 << 24, Integer.MAX_VALUE, -1
  };

  /**
   * @param file at least one byte; not changed
   * @param other another picture, at least one byte
   */
  abstract byte[] of(byte[] file, byte[] other, Random random);

  private static int header(byte[] file) {
    return Math.min(file.length, HEADER_BYTES);
  }

  private static byte[] replaced(byte[] file, int from, int to, byte[] piece) {
    return ByteBuffer.allocate(from + piece.length + file.length - to)
        .put(file, 0, from)
        .put(piece)
        .put(file, to, file.length - to)
        .array();
  }
}
