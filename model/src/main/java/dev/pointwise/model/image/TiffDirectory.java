package dev.pointwise.model.image;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The first image file directory of a TIFF file, or of the EXIF block of another format, which has
 * the same form.
 *
 * <p>Source: TIFF 6.0, section 2; EXIF 2.3, section 4.6.
 */
final class TiffDirectory {
  static final int ORIENTATION = 274;

  private static final int ENTRY_BYTES = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final Bytes file;
  private final Map<Integer, Integer> entries; // a tag's first entry, by tag

  private TiffDirectory(Bytes file, Map<Integer, Integer> entries) {
    this.file = file;
    this.entries = entries;
  }

  static TiffDirectory read(Bytes tiff) throws BadPicture {
    Bytes file = tiff.in(tiff.has("II", 0) ? Bytes.Order.LITTLE_ENDIAN : Bytes.Order.BIG_ENDIAN);
    if (!file.has("II*\0", 0) && !file.has("MM\0*", 0)) {
      throw BadPicture.corrupt("a TIFF directory does not start with II or MM");
    }
    long start = file.u32(4);
    int count = file.u16(start);
    file.require(start + 2, (long) count * ENTRY_BYTES);
    Map<Integer, Integer> entries = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int at = (int) start + 2 + i * ENTRY_BYTES;
      entries.putIfAbsent(file.u16(at), at);
    }
    return new TiffDirectory(file, entries);
  }

  /** EXIF orientation 1 to 8; 1 when the block is absent, damaged or says nonsense. */
  static int orientation(Bytes exif) {
    try {
      return read(exif).orientation();
    } catch (BadPicture damaged) {
      return Header.UPRIGHT; // damaged metadata do not spoil whole pixels
    }
  }

  int orientation() throws BadPicture {
    long value = number(ORIENTATION, Header.UPRIGHT);
    return value >= 1 && value <= 8 ? (int) value : Header.UPRIGHT;
  }

  /** First value of a numeric tag. */
  long number(int tag, long absent) throws BadPicture {
    return count(tag) == 0 ? absent : number(tag, 0, absent);
  }

  /** Value {@code index} of a numeric tag. */
  long number(int tag, int index, long absent) throws BadPicture {
    OptionalInt entry = entry(tag);
    if (entry.isEmpty()) {
      return absent;
    }
    int at = entry.getAsInt();
    int bytes = file.u16(at + 2) == SHORT ? 2 : 4;
    long values = count(tag) * bytes <= 4 ? at + 8 : file.u32(at + 8);
    long value = values + (long) index * bytes;
    return bytes == 2 ? file.u16(value) : file.u32(value);
  }

  /** How many values a tag has; 0 when it is absent or not numeric. */
  long count(int tag) throws BadPicture {
    OptionalInt entry = entry(tag);
    if (entry.isEmpty()) {
      return 0;
    }
    int type = file.u16(entry.getAsInt() + 2);
    return type == SHORT || type == LONG ? file.u32(entry.getAsInt() + 4) : 0;
  }

  /** Offset of the tag's twelve bytes. */
  OptionalInt entry(int tag) {
    Integer at = entries.get(tag);
    return at == null ? OptionalInt.empty() : OptionalInt.of(at);
  }

  Bytes file() {
    return file;
  }
}
