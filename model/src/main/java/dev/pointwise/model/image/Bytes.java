package dev.pointwise.model.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bounds-checked reading of a part of an array, without copying it. What lies beyond the end is
 * {@link RejectReason#TRUNCATED}.
 */
final class Bytes {
  enum Order {
    BIG_ENDIAN,
    LITTLE_ENDIAN
  }

  private final byte[] array;
  private final int from;
  private final int size;
  private final Order order;

  private Bytes(byte[] array, int from, int size, Order order) {
    this.array = array;
    this.from = from;
    this.size = size;
    this.order = order;
  }

  static Bytes of(byte[] array) {
    return new Bytes(array, 0, array.length, Order.BIG_ENDIAN);
  }

  Bytes in(Order newOrder) {
    return new Bytes(array, from, size, newOrder);
  }

  Bytes slice(long at, long length) throws BadPicture {
    require(at, length);
    return new Bytes(array, from + (int) at, (int) length, order);
  }

  int size() {
    return size;
  }

  int u8(long at) throws BadPicture {
    require(at, 1);
    return array[from + (int) at] & 0xff;
  }

  int u16(long at) throws BadPicture {
    int first = u8(at);
    int second = u8(at + 1);
    return order == Order.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
  }

  long u32(long at) throws BadPicture {
    long first = u16(at);
    long second = u16(at + 2);
    return order == Order.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
  }

  int i32(long at) throws BadPicture {
    return (int) u32(at);
  }

  /** Whether these Latin-1 characters stand at {@code at}; false beyond the end. */
  boolean has(String characters, long at) {
    if (at < 0 || at + characters.length() > size) {
      return false;
    }
    for (int i = 0; i < characters.length(); i++) {
      if ((array[from + (int) at + i] & 0xff) != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the first bytes are these Latin-1 characters; {@code ?} stands for any byte. */
  boolean startsLike(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char wanted = pattern.charAt(i);
      if (i >= size || (wanted != '?' && wanted != (array[from + i] & 0xff))) {
        return false;
      }
    }
    return true;
  }

  String text(long at, int length) throws BadPicture {
    require(at, length);
    return new String(array, from + (int) at, length, StandardCharsets.ISO_8859_1);
  }

  /** Fails unless {@code length} bytes from {@code at} on exist. */
  void require(long at, long length) throws BadPicture {
    if (at < 0 || length < 0 || at + length > size) {
      throw BadPicture.truncated(
          "%d bytes are needed at offset %d, but the data ends at %d", length, at, size);
    }
  }

  /** The array behind, for loops that must be quick; valid from {@link #offset} on. */
  byte[] array() {
    return array;
  }

  int offset() {
    return from;
  }

  /** The bytes themselves, or the array behind when this is all of it. */
  byte[] toArray() {
    return from == 0 && size == array.length ? array : Arrays.copyOfRange(array, from, from + size);
  }
}
