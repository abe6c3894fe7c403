package dev.pointwise.model.image;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * GIF: the first frame.
 *
 * <p>Source: GIF89a specification, sections 18 to 26. Extensions do not go to the codec, so that
 * transparent pixels keep their palette colour; neither do further frames.
 */
final class GifContainer implements Container {
  private static final int SCREEN_WIDTH = 6;
  private static final int SCREEN_HEIGHT = 8;
  private static final int SCREEN_BYTES = 13;
  private static final int FLAGS = 10;
  private static final int BACKGROUND = 11;
  private static final int IMAGE = 0x2c;
  private static final int EXTENSION = 0x21;
  private static final int TRAILER = 0x3b;
  private static final int IMAGE_BYTES = 10;

  @Override
  public String format() {
    return "GIF";
  }

  @Override
  public List<String> signatures() {
    return List.of("GIF87a", "GIF89a");
  }

  @Override
  public Header header(Bytes file) throws BadPicture {
    Bytes screen = file.in(Bytes.Order.LITTLE_ENDIAN);
    return Header.of("GIF", screen.u16(SCREEN_WIDTH), screen.u16(SCREEN_HEIGHT), Header.UPRIGHT);
  }

  @Override
  public byte[] codestream(Bytes file) throws BadPicture {
    int palette = paletteBytes(file.u8(FLAGS));
    int at = SCREEN_BYTES + palette;
    file.require(0, at);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.size());
    kept.write(file.array(), file.offset(), at);
    while (file.u8(at) == EXTENSION) {
      at = endOfBlocks(file, at + 2);
    }
    if (file.u8(at) != IMAGE) {
      throw BadPicture.corrupt("GIF has no picture before offset %d", at);
    }
    requireInside(file.in(Bytes.Order.LITTLE_ENDIAN), at);
    int data = at + IMAGE_BYTES + paletteBytes(file.u8(at + IMAGE_BYTES - 1)) + 1;
    int end = endOfBlocks(file, data);
    kept.write(file.array(), file.offset() + at, end - at);
    kept.write(TRAILER);
    return withKnownBackground(kept.toByteArray(), palette / 3);
  }

  /** The codec leaves a frame out that reaches beyond the screen, without a word. */
  private static void requireInside(Bytes gif, int image) throws BadPicture {
    int left = gif.u16(image + 1);
    int top = gif.u16(image + 3);
    int width = gif.u16(image + 5);
    int height = gif.u16(image + 7);
    int screenWidth = gif.u16(SCREEN_WIDTH);
    int screenHeight = gif.u16(SCREEN_HEIGHT);
    if (width == 0 || height == 0 || left + width > screenWidth || top + height > screenHeight) {
      throw BadPicture.corrupt(
          "GIF has a first frame of %d x %d pixels at (%d, %d) on a screen of %d x %d",
          width, height, left, top, screenWidth, screenHeight);
    }
  }

  private static int paletteBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static int endOfBlocks(Bytes file, int from) throws BadPicture {
    int at = from;
    int length;
    do {
      length = file.u8(at);
      at += 1 + length;
    } while (length > 0);
    return at;
  }

  /** The codec refuses a background outside the palette, which other readers accept. */
  private static byte[] withKnownBackground(byte[] gif, int colours) {
    if ((gif[BACKGROUND] & 0xff) >= colours) {
      gif[BACKGROUND] = 0;
    }
    return gif;
  }
}
