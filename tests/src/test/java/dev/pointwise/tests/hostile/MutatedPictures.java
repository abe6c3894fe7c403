package dev.pointwise.tests.hostile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Damaged pictures of every format; the same seed gives the same files. */
public final class MutatedPictures {
  private static final int PNG_SIGNATURE = 8;
  private static final int CHUNK_BYTES_BUT_CONTENT = 12;

  private final List<List<Original>> formats =
      List.copyOf(
          Original.all().stream()
              .collect(groupingBy(Original::extension, TreeMap::new, toList()))
              .values());
  private final Random random;

  public MutatedPictures(long seed) {
    this.random = new Random(seed);
  }

  /** Writes {@code count} files, as many of each format, a thousand a folder. */
  public void write(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Original original = any();
      byte[] mutant = mutated(original.bytes());
      Path subfolder = Files.createDirectories(folder.resolve("" + i / 1000));
      Files.write(subfolder.resolve("%05d.%s".formatted(i, original.extension())), mutant);
    }
  }

  private Original any() {
    List<Original> originals = formats.get(random.nextInt(formats.size()));
    return originals.get(random.nextInt(originals.size()));
  }

  private byte[] mutated(byte[] original) {
    byte[] file = original;
    for (int i = 1 + random.nextInt(3); i > 0 && file.length > 0; i--) {
      Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
      byte[] other = any().bytes();
      file = other.length == 0 ? file : mutation.of(file, other, random);
    }
    return random.nextInt(4) == 0 ? file : withRightChecksums(file);
  }

  /** Of a PNG, which would not come far otherwise. */
  private static byte[] withRightChecksums(byte[] file) {
    byte[] out = file.clone();
    ByteBuffer png = ByteBuffer.wrap(out);
    if (out.length < PNG_SIGNATURE || png.getInt(0) != 0x89504e47) {
      return out;
    }
    long at = PNG_SIGNATURE;
    while (at + CHUNK_BYTES_BUT_CONTENT <= out.length) {
      long content = png.getInt((int) at) & 0xffffffffL;
      if (at + CHUNK_BYTES_BUT_CONTENT + content > out.length) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(out, (int) at + 4, 4 + (int) content);
      png.putInt((int) (at + 8 + content), (int) crc.getValue());
      at += CHUNK_BYTES_BUT_CONTENT + content;
    }
    return out;
  }
}
