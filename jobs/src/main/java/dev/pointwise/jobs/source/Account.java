package dev.pointwise.jobs.source;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How many pictures, and which: two accounts that are equal mean the same ids.
 *
 * @param idSum the sum of the CRC-32 of all ids
 */
public record Account(long pictures, long idSum) {
  /** Of files that are pictures. */
  public static Account of(Listing listing) {
    long idSum = listing.pictures().stream().mapToLong(file -> crc(file.id())).sum();
    return new Account(listing.pictures().size(), idSum);
  }

  /** What one id adds to the sum. */
  public static long crc(String id) {
    CRC32 crc = new CRC32();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
