package dev.pointwise.jobs.memory;

/**
 * What, beside the network, decides about memory. The sizes of pictures are guesses from those of
 * their files, which are not opened before the start.
 *
 * @param modelBytes of the model as it travels to the executors
 * @param largestFile of a picture, in bytes
 * @param usualFile that few pictures exceed, in bytes
 * @param maxPixels of a picture that is decoded
 * @param rowBytes of one picture's values in the output
 * @param outputBytes of all rows' values
 * @param writerBytes that the output's writer gathers in a task before it writes, at most
 */
public record Workload(
    long modelBytes,
    long largestFile,
    long usualFile,
    long maxPixels,
    long rowBytes,
    long outputBytes,
    long writerBytes) {
  /** Cameras' JPEGs have 2 to 4 pixels a byte, strongly compressed ones 8. */
  private static final long PIXELS_PER_BYTE = 8;

  /** What a camera takes, where the files' sizes are not known. */
  private static final long CAMERA_BYTES = 3_000_000;

  /** Three bytes a pixel, and once more for a picture that is turned or has 16 bits. */
  private static final long NATIVE_BYTES_PER_PIXEL = 6;

  /** Of the decoded picture; the one before may still lie there. */
  private static final long HEAP_BYTES_PER_PIXEL = 6;

  /** Generous: writers hold some, and CSV and JSON make text of each value first. */
  private static final long ROW_COPIES = 16;

  /** One that is computed, two that are read ahead. */
  private static final long BATCHES = 3;

  private static final long MOST_READ_AHEAD = 64L << 20;

  public Workload {
    largestFile = largestFile == 0 ? CAMERA_BYTES : largestFile;
    usualFile = usualFile == 0 ? CAMERA_BYTES : usualFile;
  }

  /** Of the largest picture. */
  public long pixels() {
    return pixels(largestFile);
  }

  private long pixels(long fileBytes) {
    return Math.min(maxPixels, fileBytes * PIXELS_PER_BYTE);
  }

  /** Native memory while one slot decodes the largest picture and the others usual ones. */
  long decodingBytes(int slots) {
    return decodingBytesOf(largestFile) + (slots - 1) * decodingBytesOf(usualFile);
  }

  private long decodingBytesOf(long fileBytes) {
    return fileBytes + NATIVE_BYTES_PER_PIXEL * pixels(fileBytes);
  }

  /** What writers gather on the heap; outside of it, as much again to compress it. */
  long writingBytes(int slots) {
    return Math.min(slots * writerBytes, outputBytes);
  }

  /** On the heap: encoded pictures, decoded ones, rows. */
  long heapBytes(int slots, int batchSize) {
    long slot =
        Math.min(BATCHES * batchSize * usualFile, MOST_READ_AHEAD)
            + HEAP_BYTES_PER_PIXEL * pixels(usualFile)
            + (batchSize + ROW_COPIES) * rowBytes;
    return writingBytes(slots)
        + largestFile
        + HEAP_BYTES_PER_PIXEL * pixels(largestFile)
        + slots * slot;
  }
}
