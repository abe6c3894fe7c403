package dev.pointwise.model.image;

import java.util.List;

/** Windows and OS/2 bitmaps. Source: Microsoft, BITMAPFILEHEADER and BITMAPV5HEADER. */
final class BmpContainer implements Container {
  private static final int PIXEL_OFFSET = 10;
  private static final int HEADER_SIZE = 14;
  private static final int OS2_HEADER = 12;
  private static final int UNCOMPRESSED = 0;
  private static final int BIT_FIELDS = 3;

  @Override
  public String format() {
    return "BMP";
  }

  @Override
  public List<String> signatures() {
    return List.of("BM????\0\0\0\0", "BM????????????(\0\0\0");
  }

  @Override
  public Header header(Bytes file) throws BadPicture {
    Bytes bmp = file.in(Bytes.Order.LITTLE_ENDIAN);
    if (isOs2(bmp)) {
      return Header.of("BMP", bmp.u16(18), bmp.u16(20), Header.UPRIGHT);
    }
    // A negative height means that the rows run from the top.
    return Header.of("BMP", bmp.i32(18), Math.abs((long) bmp.i32(22)), Header.UPRIGHT);
  }

  @Override
  public byte[] codestream(Bytes file) throws BadPicture {
    Bytes bmp = file.in(Bytes.Order.LITTLE_ENDIAN);
    ImageSize size = header(file).stored();
    long bits = bmp.u16(isOs2(bmp) ? 24 : 28);
    long compression = isOs2(bmp) ? UNCOMPRESSED : bmp.u32(30);
    if (compression > BIT_FIELDS) {
      throw BadPicture.unsupported("BMP with compression %d is not decoded", compression);
    }
    if (compression == UNCOMPRESSED || compression == BIT_FIELDS) {
      long rowBytes = (size.width() * bits + 31) / 32 * 4;
      bmp.require(bmp.u32(PIXEL_OFFSET), rowBytes * size.height());
    }
    return file.toArray();
  }

  private static boolean isOs2(Bytes bmp) throws BadPicture {
    return bmp.u32(HEADER_SIZE) == OS2_HEADER;
  }
}
