package dev.pointwise.model.image;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Walks a JPEG file from marker to marker, to the end-of-image marker. */
final class JpegSegments {
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWEST_BITS = 0x0101010101010101L;
  private static final long HIGHEST_BITS = LOWEST_BITS << 7;

  private final Bytes file;
  private int marker;
  private int start;
  private int contentStart;
  private int contentEnd;
  private int end = 2;

  JpegSegments(Bytes file) {
    this.file = file;
  }

  /**
   * Goes to the next segment.
   *
   * @return false after the end-of-image marker
   * @throws BadPicture when the file ends before that marker
   */
  boolean advance() throws BadPicture {
    if (marker == END_OF_IMAGE) {
      return false;
    }
    int at = markerAfter(end);
    start = at - 1;
    marker = file.u8(at);
    contentStart = at + 1;
    contentEnd = contentStart;
    if (hasContent(marker)) {
      int length = file.u16(contentStart);
      if (length < 2) {
        throw BadPicture.corrupt("JPEG segment at offset %d has length %d", start, length);
      }
      file.require(contentStart, length);
      contentEnd = contentStart + length;
      contentStart += 2;
    }
    end = marker == START_OF_SCAN ? endOfScan(contentEnd) : contentEnd;
    return true;
  }

  int marker() {
    return marker;
  }

  Bytes content() throws BadPicture {
    return file.slice(contentStart, contentEnd - contentStart);
  }

  /** Of a scan, the bytes behind its header. */
  int codedBytes() {
    return end - contentEnd;
  }

  /** Writes marker, content and, of a scan, its coded data. */
  void copyTo(ByteArrayOutputStream out) {
    out.write(file.array(), file.offset() + start, end - start);
  }

  /** Offset of the next marker's second byte; stray bytes before a marker are passed over. */
  private int markerAfter(int from) throws BadPicture {
    int at = from;
    while (!(file.u8(at) == 0xff && isMarker(file.u8(at + 1)))) {
      at++;
    }
    return at + 1;
  }

  private int endOfScan(int from) throws BadPicture {
    byte[] array = file.array();
    int last = file.offset() + file.size() - 1;
    for (int at = file.offset() + from; at < last; at++) {
      while (at < last - Long.BYTES && !hasByteFf((long) EIGHT_BYTES.get(array, at))) {
        at += Long.BYTES;
      }
      if (array[at] == (byte) 0xff) {
        int next = array[at + 1] & 0xff;
        if (isMarker(next) && !isRestart(next)) {
          return at - file.offset();
        }
      }
    }
    throw BadPicture.truncated(
        "JPEG ends at offset %d inside its picture data, without an end marker", file.size());
  }

  /** Whether one of eight bytes is 0xff: then one of the inverted is 0, and borrows. */
  private static boolean hasByteFf(long bytes) {
    return (~bytes - LOWEST_BITS & bytes & HIGHEST_BITS) != 0;
  }

  private static boolean isMarker(int second) {
    return second != 0 && second != 0xff;
  }

  private static boolean isRestart(int second) {
    return second >= 0xd0 && second <= 0xd7;
  }

  private static boolean hasContent(int marker) {
    boolean standsAlone = marker == 0x01 || marker == 0xd8 || marker == END_OF_IMAGE;
    return !standsAlone && !isRestart(marker);
  }
}
