package dev.pointwise.model.image;

import java.util.List;

/**
 * WebP, lossy and lossless; of an animation, the first frame.
 *
 * <p>Sources: WebP container specification; RFC 6386, section 9.1 (VP8); WebP lossless bitstream
 * specification, section 3 (VP8L).
 */
final class WebpContainer implements Container {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int LOSSLESS_SIGNATURE = 0x2f;
  private static final int FOURTEEN_BITS = 0x3fff;

  @Override
  public String format() {
    return "WebP";
  }

  @Override
  public List<String> signatures() {
    return List.of("RIFF????WEBP");
  }

  @Override
  public Header header(Bytes file) throws BadPicture {
    Bytes webp = file.in(Bytes.Order.LITTLE_ENDIAN);
    String type = webp.text(FIRST_CHUNK, 4);
    Bytes content = webp.slice(FIRST_CHUNK + CHUNK_HEADER, 10);
    switch (type) {
      case "VP8X":
        long width = 1 + (content.u32(4) & 0xffffff);
        long height = 1 + (content.u32(6) >> 8);
        return Header.of("WebP", width, height, orientation(webp));
      case "VP8L":
        if (content.u8(0) != LOSSLESS_SIGNATURE) {
          throw BadPicture.corrupt("WebP lossless data do not start with 2f");
        }
        long bits = content.u32(1);
        return Header.of(
            "WebP", 1 + (bits & FOURTEEN_BITS), 1 + (bits >> 14 & FOURTEEN_BITS), Header.UPRIGHT);
      case "VP8 ":
        if (!content.has("\u009d\u0001*", 3)) {
          throw BadPicture.corrupt("WebP lossy data have no start code");
        }
        return Header.of(
            "WebP", content.u16(6) & FOURTEEN_BITS, content.u16(8) & FOURTEEN_BITS, Header.UPRIGHT);
      default:
        throw BadPicture.corrupt("WebP starts with an unknown chunk '%s'", type);
    }
  }

  @Override
  public byte[] codestream(Bytes file) throws BadPicture {
    Bytes webp = file.in(Bytes.Order.LITTLE_ENDIAN);
    webp.require(CHUNK_HEADER, webp.u32(4));
    return file.toArray();
  }

  /** From an EXIF chunk, as far as the file goes. */
  private static int orientation(Bytes webp) throws BadPicture {
    long at = FIRST_CHUNK;
    while (at + CHUNK_HEADER <= webp.size()) {
      long length = webp.u32(at + 4);
      if (webp.has("EXIF", at) && at + CHUNK_HEADER + length <= webp.size()) {
        Bytes exif = webp.slice(at + CHUNK_HEADER, length);
        // Some writers put JPEG's introduction before the block.
        return TiffDirectory.orientation(
            exif.has("Exif\0\0", 0) ? exif.slice(6, length - 6) : exif);
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
    return Header.UPRIGHT;
  }
}
