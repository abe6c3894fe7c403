package dev.pointwise.model.image;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * TIFF 6.0: the first picture of the file, with unsigned samples of 1, 8 or 16 bits.
 *
 * <p>Two tags are rewritten for the codec, which would otherwise turn the picture by itself and
 * darken colours by their alpha: orientation becomes 1, and separate alpha is called premultiplied.
 */
final class TiffContainer implements Container {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int EXTRA_SAMPLES = 338;
  private static final int SAMPLE_FORMAT = 339;

  private static final int PREMULTIPLIED_ALPHA = 1;
  private static final int SEPARATE_ALPHA = 2;
  private static final int UNSIGNED = 1;

  // The codec decodes tiles whole, however little of one the picture takes.
  private static final long USUAL_TILE_PIXELS = 2048 * 2048;
  private static final int TILE_PER_PICTURE = 4;

  private static final Set<Long> BITS = Set.of(1L, 8L, 16L);
  // none, three of CCITT, LZW, JPEG, deflate, PackBits, the older number of deflate
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L);

  @Override
  public String format() {
    return "TIFF";
  }

  @Override
  public List<String> signatures() {
    return List.of("II*\0", "MM\0*");
  }

  @Override
  public Header header(Bytes file) throws BadPicture {
    TiffDirectory directory = TiffDirectory.read(file);
    return Header.of(
        "TIFF", directory.number(WIDTH, 0), directory.number(HEIGHT, 0), directory.orientation());
  }

  @Override
  public byte[] codestream(Bytes file) throws BadPicture {
    TiffDirectory directory = TiffDirectory.read(file);
    requireKnown("bits a sample", directory.number(BITS_PER_SAMPLE, 1), BITS);
    requireKnown("as sample format", directory.number(SAMPLE_FORMAT, UNSIGNED), Set.of(1L));
    requireKnown("as compression", directory.number(COMPRESSION, 1), COMPRESSIONS);
    requireSmallTiles(directory);
    requireWhole(directory);
    byte[] copy = file.toArray().clone();
    patch(copy, directory, TiffDirectory.ORIENTATION, Header.UPRIGHT);
    if (directory.number(EXTRA_SAMPLES, 0) == SEPARATE_ALPHA) {
      patch(copy, directory, EXTRA_SAMPLES, PREMULTIPLIED_ALPHA);
    }
    return copy;
  }

  private static void requireKnown(String what, long value, Set<Long> known) throws BadPicture {
    if (!known.contains(value)) {
      throw BadPicture.unsupported("TIFF with %d %s is not decoded", value, what);
    }
  }

  private static void requireSmallTiles(TiffDirectory directory) throws BadPicture {
    long width = directory.number(TILE_WIDTH, 0);
    long height = directory.number(TILE_HEIGHT, 0);
    long picture = directory.number(WIDTH, 0) * directory.number(HEIGHT, 0);
    long most = Math.max(USUAL_TILE_PIXELS, TILE_PER_PICTURE * picture);
    if (width > most || height > most || width * height > most) {
      throw new BadPicture(
          RejectReason.TOO_LARGE, "TIFF has tiles of %d x %d pixels".formatted(width, height));
    }
  }

  private static void requireWhole(TiffDirectory directory) throws BadPicture {
    boolean tiled = directory.count(TILE_OFFSETS) > 0;
    int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
    int lengths = tiled ? TILE_BYTES : STRIP_BYTES;
    long parts = directory.count(offsets);
    if (parts == 0) {
      throw BadPicture.corrupt("TIFF has neither strips nor tiles");
    }
    for (int i = 0; i < Math.min(parts, directory.count(lengths)); i++) {
      directory.file().require(directory.number(offsets, i, 0), directory.number(lengths, i, 0));
    }
  }

  /** Sets a tag's only value, a short, where the tag exists. */
  private static void patch(byte[] copy, TiffDirectory directory, int tag, int value)
      throws BadPicture {
    OptionalInt entry = directory.entry(tag);
    if (entry.isPresent() && directory.count(tag) == 1) {
      boolean little = directory.file().has("II", 0);
      copy[entry.getAsInt() + (little ? 8 : 9)] = (byte) value;
      copy[entry.getAsInt() + (little ? 9 : 8)] = 0;
    }
  }
}
