package dev.pointwise.jobs.source;

/**
 * A file of the input that was found, not read yet: a picture, or a file of many.
 *
 * @param id its full URI; of a picture also the row's key
 * @param length of its file in bytes; 0 where unknown
 * @param pictures how many it holds, guessed from its length; 1 for a picture
 */
public record Picture(String id, long length, long pictures) {
  /** A file that is a picture. */
  public Picture(String id, long length) {
    this(id, length, 1);
  }
}
