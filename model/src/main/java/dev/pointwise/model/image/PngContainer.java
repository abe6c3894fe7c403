package dev.pointwise.model.image;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * PNG: the still picture.
 *
 * <p>Source: PNG specification (third edition), sections 5 and 11. Only IHDR, PLTE, IDAT and IEND
 * go to the codec, checksums verified: without tRNS, transparent pixels keep the colour they have
 * in the file; without iCCP and gAMA, samples stay as stored; damage in other chunks does no harm.
 */
final class PngContainer implements Container {
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
  private static final Set<String> CRITICAL = Set.of("IHDR", "PLTE", "IDAT", "IEND");
  private static final int LENGTH_AND_TYPE = 8;
  private static final int CHECKSUM = 4;
  private static final int HEADER_BYTES = 13;
  private static final int IHDR_CONTENT = 16;

  @Override
  public String format() {
    return "PNG";
  }

  @Override
  public List<String> signatures() {
    return List.of("\u0089PNG");
  }

  @Override
  public Header header(Bytes file) throws BadPicture {
    file.require(0, SIGNATURE.length());
    if (!file.has(SIGNATURE, 0)) {
      throw BadPicture.corrupt("PNG signature is damaged, as by a transfer in text mode");
    }
    int start = SIGNATURE.length();
    if (file.has("CgBI", start + 4)) {
      throw BadPicture.unsupported("Apple's CgBI variant of PNG is not decoded");
    }
    if (!file.text(start + 4, 4).equals("IHDR") || file.u32(start) != HEADER_BYTES) {
      throw BadPicture.corrupt("PNG does not start with an IHDR chunk of 13 bytes");
    }
    requireChecksum(file, start, HEADER_BYTES);
    Bytes content = file.slice(start + LENGTH_AND_TYPE, HEADER_BYTES);
    requireValid(content);
    return Header.of("PNG", content.u32(0), content.u32(4), orientation(file));
  }

  @Override
  public byte[] codestream(Bytes file) throws BadPicture {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.size());
    kept.write(file.array(), file.offset(), SIGNATURE.length());
    String before = "";
    PngPictureData pictureData = new PngPictureData();
    for (long at = SIGNATURE.length(); !before.equals("IEND"); ) {
      int start = (int) at;
      long length = file.u32(at);
      String type = file.text(at + 4, 4);
      long whole = LENGTH_AND_TYPE + length + CHECKSUM;
      file.require(at, whole);
      if (isCritical(type)) {
        requireChecksum(file, start, (int) length);
        kept.write(file.array(), file.offset() + start, (int) whole);
      }
      if (type.equals("IDAT")) {
        if (!pictureData.isEmpty() && !before.equals("IDAT")) {
          throw BadPicture.corrupt("PNG chunk %s stands between IDAT chunks", before);
        }
        pictureData.add(file.slice(at + LENGTH_AND_TYPE, length));
      }
      before = type;
      at += whole;
    }
    if (pictureData.isEmpty()) {
      throw BadPicture.corrupt("PNG has no IDAT chunk");
    }
    pictureData.requireNoMoreThan(rawBytes(file.slice(IHDR_CONTENT, HEADER_BYTES)));
    return kept.toByteArray();
  }

  /**
   * The rows with their filter bytes; interlacing makes up to twice as many, half of them short.
   */
  private static long rawBytes(Bytes header) throws BadPicture {
    int samples =
        switch (header.u8(9)) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    long rowBytes = (header.u32(0) * samples * header.u8(8) + 7) / 8;
    return header.u32(4) * (rowBytes + 1) + 3 * header.u32(4) + 64;
  }

  private static boolean isCritical(String type) throws BadPicture {
    if (CRITICAL.contains(type)) {
      return true;
    }
    if (Character.isUpperCase(type.charAt(0))) {
      throw BadPicture.corrupt("PNG has an unknown critical chunk '%s'", type);
    }
    return false;
  }

  private static void requireChecksum(Bytes file, int at, int length) throws BadPicture {
    long stored = file.u32((long) at + LENGTH_AND_TYPE + length);
    CRC32 crc = new CRC32();
    crc.update(file.array(), file.offset() + at + 4, 4 + length);
    if (crc.getValue() != stored) {
      throw BadPicture.corrupt(
          "PNG chunk %s at offset %d has checksum %08x, but its content gives %08x",
          file.text(at + 4, 4), at, stored, crc.getValue());
    }
  }

  private static void requireValid(Bytes header) throws BadPicture {
    int bits = header.u8(8);
    int colour = header.u8(9);
    boolean known =
        switch (colour) {
          case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
          case 2, 4, 6 -> bits == 8 || bits == 16;
          case 3 -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
          default -> false;
        };
    if (!known || header.u8(10) != 0 || header.u8(11) != 0 || header.u8(12) > 1) {
      throw BadPicture.corrupt(
          "PNG header has colour type %d, %d bits, compression %d, filter %d, interlace %d",
          colour, bits, header.u8(10), header.u8(11), header.u8(12));
    }
  }

  /** From an eXIf chunk anywhere in the file, as far as the file goes. */
  private static int orientation(Bytes file) throws BadPicture {
    long at = SIGNATURE.length();
    while (at + LENGTH_AND_TYPE <= file.size() && !file.has("IEND", at + 4)) {
      long length = file.u32(at);
      if (file.has("eXIf", at + 4) && at + LENGTH_AND_TYPE + length <= file.size()) {
        return TiffDirectory.orientation(file.slice(at + LENGTH_AND_TYPE, length));
      }
      at += LENGTH_AND_TYPE + length + CHECKSUM;
    }
    return Header.UPRIGHT;
  }
}
