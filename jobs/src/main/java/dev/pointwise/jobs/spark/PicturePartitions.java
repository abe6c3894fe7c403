package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads pictures over tasks: neighbours stay together, and every task gets about the same work,
 * counted as bytes to decode plus a fixed amount for the forward pass.
 */
public final class PicturePartitions {
  /** Small tasks at the end keep all slots busy; one task a slot would wait for the slowest. */
  private static final int TASKS_PER_SLOT = 4;

  /** What is lost when a task fails, and how long the last one can run alone. */
  private static final int MOST_PICTURES = 1024;

  private static final long MOST_BYTES = 256L << 20;

  /** A forward pass costs about as much as decoding this many bytes. */
  private static final long FORWARD_BYTES = 128L << 10;

  private PicturePartitions() {}

  /**
   * The ids of each task's pictures; no task is empty.
   *
   * @param slots tasks that run at once
   */
  public static List<String[]> of(Listing listing, InferenceConfig inference, int slots) {
    int wanted = tasks(listing, inference, slots);
    return split(listing.pictures(), Math.min(wanted, listing.pictures().size()));
  }

  /**
   * How many tasks the pictures are worth, whether or not their files can be cut as finely.
   *
   * @param slots tasks that run at once
   */
  static int tasks(Listing listing, InferenceConfig inference, int slots) {
    return inference.partitions().orElseGet(() -> standard(listing, inference.batchSize(), slots));
  }

  private static int standard(Listing listing, int batchSize, int slots) {
    long pictures = listing.expectedPictures();
    long bounded =
        Math.max(
            ceil(pictures, MOST_PICTURES),
            Math.max(ceil(listing.bytes(), MOST_BYTES), (long) slots * TASKS_PER_SLOT));
    long wholeWaves = ceil(bounded, slots) * slots;
    return (int) Math.max(1, Math.min(wholeWaves, ceil(pictures, batchSize)));
  }

  private static long ceil(long amount, long unit) {
    return (amount + unit - 1) / unit;
  }

  private static List<String[]> split(List<Picture> pictures, int parts) {
    double total = pictures.stream().mapToDouble(PicturePartitions::cost).sum();
    List<String[]> partitions = new ArrayList<>(parts);
    List<String> open = new ArrayList<>();
    double done = 0;
    for (int i = 0; i < pictures.size(); i++) {
      open.add(pictures.get(i).id());
      done += cost(pictures.get(i));
      int left = pictures.size() - i - 1;
      int partsLeft = parts - partitions.size() - 1;
      boolean full = done >= total * (partitions.size() + 1) / parts;
      if (left == 0 || (partsLeft > 0 && (full || left <= partsLeft))) {
        partitions.add(open.toArray(String[]::new));
        open.clear();
      }
    }
    return partitions;
  }

  private static double cost(Picture picture) {
    return (double) FORWARD_BYTES * picture.pictures() + picture.length();
  }
}
