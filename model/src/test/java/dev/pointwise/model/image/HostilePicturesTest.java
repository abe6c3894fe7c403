package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that would cost minutes or gigabytes if the codec were left alone with them. */
class HostilePicturesTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void pngWithGigabytesBehindItsLastRowIsCorrupt() {
    Undecodable rejection = Pictures.rejection(Pictures.decode(png(8, 8, 1100)));
    assertThat(rejection.reason()).isEqualTo(RejectReason.CORRUPT);
    assertThat(rejection.detail())
        .matches(
            "PNG has 1\\d{6} bytes of picture data, which inflate to more than the 288 of the"
                + " picture");
  }

  @Test
  void pngMayHaveALittleBehindItsLastRow() {
    assertThat(Pictures.pixels(Pictures.decode(png(8, 8, 1))).rgb()).containsOnly(0);
  }

  @Test
  void pngThatNeedsAllItsDataKeepsThem() {
    Pixels noise = Pictures.noise(800, 600, 1);
    byte[] png = Pictures.encode(noise, "png");
    assertThat(png.length).as("long enough to be inflated beforehand").isGreaterThan(MEGABYTE);
    assertThat(Pictures.pixels(Pictures.decode(png)).rgb()).isEqualTo(noise.rgb());
  }

  /** Inflating such data makes no progress, and does not end either. */
  @Test
  void pngWhoseDataNeedADictionaryIsNotWaitedFor() {
    byte[] data = Arrays.copyOf(new byte[] {0x78, (byte) 0xbb, 0, 0, 0, 1}, 2 * MEGABYTE);
    assertThat(Pictures.decode(pngOf(8, 8, data))).isNotNull();
  }

  @Test
  void jpegWithManyScansOfManyPixelsIsTooLarge() {
    byte[] jpeg = Pictures.encode(Pictures.gradient(16, 16), "jpg");
    int frame = find(jpeg, 0xc0);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 8000).putShort(frame + 7, (short) 8000);
    Undecodable rejection = Pictures.rejection(Pictures.decode(withScansRepeated(jpeg, 32)));
    assertThat(rejection)
        .isEqualTo(
            new Undecodable(
                RejectReason.TOO_LARGE,
                "JPEG of 8000 x 8000 pixels has 33 scans, more than can be decoded in reasonable"
                    + " time",
                8000,
                8000));
  }

  @Test
  void jpegWithLessDataThanItsBlocksNeedIsTruncated() {
    byte[] jpeg = Pictures.encode(Pictures.gradient(16, 16), "jpg");
    int frame = find(jpeg, 0xc0);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 4000).putShort(frame + 7, (short) 4000);
    Undecodable rejection = Pictures.rejection(Pictures.decode(jpeg));
    assertThat(rejection.reason()).isEqualTo(RejectReason.TRUNCATED);
    assertThat(rejection.detail())
        .matches("JPEG has \\d+ bytes of picture data, too few for its 375000 blocks");
  }

  @Test
  void theFlattestJpegHasEnoughData() {
    Pixels black = new Pixels(2000, 2000, new byte[2000 * 2000 * 3]);
    byte[] jpeg = Pictures.encode(black, "jpg");
    assertThat(Pictures.pixels(Pictures.decode(jpeg)).size()).isEqualTo(black.size());
  }

  @ParameterizedTest
  @CsvSource({"16, 0, 1, 1", "15, 15, 2, 1", "0, 0, 17, 16", "0, 0, 0, 1"})
  void gifWhoseFrameIsNotOnItsScreenIsCorrupt(int left, int top, int width, int height) {
    byte[] gif = Pictures.encode(Pictures.gradient(16, 16), "gif");
    int image = 13 + (3 << ((gif[10] & 7) + 1));
    while (gif[image] != 0x2c) {
      image++;
    }
    ByteBuffer frame = ByteBuffer.wrap(gif, image + 1, 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : new int[] {left, top, width, height}) {
      frame.putShort((short) value);
    }
    assertThat(Pictures.rejection(Pictures.decode(gif)).detail())
        .isEqualTo(
            "GIF has a first frame of %d x %d pixels at (%d, %d) on a screen of 16 x 16"
                .formatted(width, height, left, top));
  }

  @ParameterizedTest
  @CsvSource({"32768, 32768", "65536, 65536", "-1, 1"})
  void tiffWithHugeTilesIsTooLarge(int width, int height) {
    byte[] tiff = tiff(new int[][] {{256, 1}, {257, 1}, {322, width}, {323, height}}, 0);
    assertThat(Pictures.rejection(Pictures.decode(tiff)).reason())
        .isEqualTo(RejectReason.TOO_LARGE);
  }

  /** Looked up one by one, 60,000 tags times 500,000 strips would take hours. */
  @Test
  void tiffWithManyTagsAndStripsIsLookedThroughOnce() {
    int[][] tags = new int[60_000][];
    Arrays.setAll(tags, i -> new int[] {1000 + i % 50_000, 0});
    tags[0] = new int[] {256, 100};
    tags[1] = new int[] {257, 100};
    assertThat(Pictures.decode(tiff(tags, 500_000))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xe1, 0xe2, 0xfe})
  void jpegMayHaveThousandsOfSegments(int marker) {
    byte[] jpeg = Pictures.encode(Pictures.gradient(16, 16), "jpg");
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.write(jpeg, 0, 2);
    byte[] segment = {(byte) 0xff, (byte) marker, 0, 8, 'E', 'x', 'i', 'f', 0, 0};
    for (int i = 0; i < 20_000; i++) {
      longer.writeBytes(segment);
    }
    longer.write(jpeg, 2, jpeg.length - 2);
    assertThat(Pictures.pixels(Pictures.decode(longer.toByteArray())).rgb())
        .isEqualTo(Pictures.pixels(Pictures.decode(jpeg)).rgb());
  }

  private static byte[] withScansRepeated(byte[] jpeg, int times) {
    byte[] scan = Arrays.copyOfRange(jpeg, find(jpeg, 0xda), jpeg.length - 2);
    ByteArrayOutputStream repeated = new ByteArrayOutputStream();
    repeated.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < times; i++) {
      repeated.writeBytes(scan);
    }
    repeated.write(jpeg, jpeg.length - 2, 2);
    return repeated.toByteArray();
  }

  private static int find(byte[] jpeg, int marker) {
    int at = 0;
    while ((jpeg[at] & 0xff) != 0xff || (jpeg[at + 1] & 0xff) != marker) {
      at++;
    }
    return at;
  }

  /** A black picture whose data go on for so many megabytes of zeros. */
  private static byte[] png(int width, int height, int megabytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[MEGABYTE]);
    byte[] block = new byte[MEGABYTE];
    int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
    deflater.end();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(new byte[] {0x78, (byte) 0xda});
    for (int i = 0; i < megabytes; i++) {
      data.write(block, 0, length);
    }
    return pngOf(width, height, data.toByteArray());
  }

  private static byte[] pngOf(int width, int height, byte[] data) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array();
    png.writeBytes(chunk("IHDR", header));
    png.writeBytes(chunk("IDAT", data));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(content.length + 12).putInt(content.length);
    type.chars().forEach(c -> chunk.put((byte) c));
    chunk.put(content);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, content.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }

  /** Little-endian; each tag is one long; all strips lie at the start of the file. */
  private static byte[] tiff(int[][] tags, int strips) {
    int end = 10 + (tags.length + 2) * 12 + 4;
    ByteBuffer tiff = ByteBuffer.allocate(end + strips * 4).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    tiff.putShort((short) (tags.length + 2));
    for (int[] tag : tags) {
      entry(tiff, tag[0], 1, tag[1]);
    }
    entry(tiff, 273, strips, end);
    entry(tiff, 279, strips, end);
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int count, int value) {
    tiff.putShort((short) tag).putShort((short) 4).putInt(count).putInt(value);
  }
}
