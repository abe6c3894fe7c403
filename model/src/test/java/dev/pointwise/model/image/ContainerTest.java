package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen before the codec sees anything. */
class ContainerTest {
  private static final byte[] JPEG = Pictures.encode(Pictures.gradient(16, 16), "jpg");
  private static final byte[] PNG = Pictures.encode(Pictures.gradient(16, 16), "png");

  @Test
  void jpegWithoutItsEndMarkerIsTruncated() {
    Undecodable rejection =
        Pictures.rejection(Pictures.decode(Arrays.copyOf(JPEG, JPEG.length - 2)));
    assertThat(rejection)
        .isEqualTo(
            new Undecodable(
                RejectReason.TRUNCATED,
                "JPEG ends at offset %d inside its picture data, without an end marker"
                    .formatted(JPEG.length - 2),
                16,
                16));
  }

  @Test
  void jpegMayHaveAnythingBehindItsEnd() {
    byte[] longer = Arrays.copyOf(JPEG, JPEG.length + 1000);
    assertThat(Pictures.pixels(Pictures.decode(longer)).rgb())
        .isEqualTo(Pictures.pixels(Pictures.decode(JPEG)).rgb());
  }

  @Test
  void jpegWithADamagedProfileKeepsItsPixels() {
    byte[] profile = segment(0xe2, "ICC_PROFILE\0\7\3nonsense");
    assertThat(Pictures.pixels(Pictures.decode(insert(JPEG, 2, profile))).rgb())
        .isEqualTo(Pictures.pixels(Pictures.decode(JPEG)).rgb());
  }

  @Test
  void jpegWithADamagedExifBlockKeepsItsPixels() {
    byte[] exif = segment(0xe1, "Exif\0\0MM\0*\0\0\7\7");
    assertThat(Pictures.pixels(Pictures.decode(insert(JPEG, 2, exif))).rgb())
        .isEqualTo(Pictures.pixels(Pictures.decode(JPEG)).rgb());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 12, JPEG with 12 bits a sample is not decoded",
    "5, 2, JPEG with 2 components is not decoded",
    "5, 4, CMYK JPEG without Adobe's marker is not decoded: whether its inks are inverted is unknown"
  })
  void jpegVariantsThatAreNotDecodedAreNamed(int at, int value, String detail) {
    byte[] changed = JPEG.clone();
    changed[frame() + 4 + at] = (byte) value;
    Undecodable rejection = Pictures.rejection(Pictures.decode(changed));
    assertThat(rejection.reason()).isEqualTo(RejectReason.UNSUPPORTED);
    assertThat(rejection.detail()).isEqualTo(detail);
  }

  @Test
  void losslessJpegIsUnsupported() {
    byte[] changed = JPEG.clone();
    changed[frame() + 1] = (byte) 0xc3;
    assertThat(Pictures.rejection(Pictures.decode(changed)).detail())
        .isEqualTo("JPEG with coding process SOF3 is not decoded");
  }

  @Test
  void jpegWithoutHeightIsCorrupt() {
    byte[] changed = JPEG.clone();
    changed[frame() + 6] = 0;
    Undecodable rejection = Pictures.rejection(Pictures.decode(changed));
    assertThat(rejection.reason()).isEqualTo(RejectReason.CORRUPT);
    assertThat(rejection.detail()).isEqualTo("JPEG header says 16 x 0 pixels");
  }

  @Test
  void jpegWithScansWithoutEndIsCorrupt() {
    int scan = find(JPEG, 0xda);
    byte[] repeated = Arrays.copyOfRange(JPEG, scan, JPEG.length - 2);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(JPEG, 0, JPEG.length - 2);
    for (int i = 0; i < 500; i++) {
      bomb.writeBytes(repeated);
    }
    bomb.write(JPEG, JPEG.length - 2, 2);
    assertThat(Pictures.rejection(Pictures.decode(bomb.toByteArray())).detail())
        .isEqualTo("JPEG has more than 500 scans");
  }

  @Test
  void pngWithADamagedProfileKeepsItsPixels() {
    byte[] chunk = ("\0\0\0\4iCCPxxxx" + "sums").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Pictures.pixels(Pictures.decode(insert(PNG, 33, chunk))).rgb())
        .isEqualTo(Pictures.pixels(Pictures.decode(PNG)).rgb());
  }

  @Test
  void pngWithoutItsLastChunkIsTruncated() {
    byte[] shorter = Arrays.copyOf(PNG, PNG.length - 12);
    assertThat(Pictures.rejection(Pictures.decode(shorter)).reason())
        .isEqualTo(RejectReason.TRUNCATED);
  }

  @Test
  void pngWithAnImpossibleHeaderIsCorrupt() {
    byte[] changed = PNG.clone();
    changed[24] = 3;
    PngChunks.updateChecksum(changed, 8);
    assertThat(Pictures.rejection(Pictures.decode(changed)).detail())
        .isEqualTo("PNG header has colour type 2, 3 bits, compression 0, filter 0, interlace 0");
  }

  @Test
  void aTooDistantOffsetIsTruncationNotAnException() {
    byte[] tiff = Pictures.encode(Pictures.gradient(16, 16), "tiff");
    ByteBuffer.wrap(tiff).putInt(4, 0x7fffffff);
    assertThat(Pictures.rejection(Pictures.decode(tiff)).reason())
        .isEqualTo(RejectReason.TRUNCATED);
  }

  private static int frame() {
    return find(JPEG, 0xc0);
  }

  private static int find(byte[] jpeg, int marker) {
    int at = 0;
    while ((jpeg[at] & 0xff) != 0xff || (jpeg[at + 1] & 0xff) != marker) {
      at++;
    }
    return at;
  }

  private static byte[] segment(int marker, String content) {
    return ByteBuffer.allocate(content.length() + 4)
        .putShort((short) (0xff00 | marker))
        .putShort((short) (content.length() + 2))
        .put(content.getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  private static byte[] insert(byte[] file, int at, byte[] part) {
    return ByteBuffer.allocate(file.length + part.length)
        .put(file, 0, at)
        .put(part)
        .put(file, at, file.length - at)
        .array();
  }
}
