package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.model.image.Decoder;
import java.util.Optional;

/**
 * How the pictures are worked on.
 *
 * @param batchSize images a forward pass
 * @param maxPixels of a picture, width times height, above which it is rejected undecoded
 * @param partitions tasks; chosen from the cores and the pictures when empty
 */
public record InferenceConfig(int batchSize, long maxPixels, Optional<Integer> partitions) {
  private static final int LARGEST_BATCH = 4096;

  public InferenceConfig {
    if (batchSize < 1 || batchSize > LARGEST_BATCH) {
      throw new UsageException(
          "--batch-size is 1 to %d images, but got %d".formatted(LARGEST_BATCH, batchSize));
    }
    if (maxPixels < 1 || maxPixels > Decoder.MOST_PIXELS) {
      throw new UsageException(
          "--max-pixels is 1 to %d, but got %d".formatted(Decoder.MOST_PIXELS, maxPixels));
    }
    partitions
        .filter(number -> number < 1)
        .ifPresent(
            number -> {
              throw new UsageException("--partitions is at least 1, but got " + number);
            });
  }

  /** The same with another batch size. */
  public InferenceConfig withBatchSize(int other) {
    return new InferenceConfig(other, maxPixels, partitions);
  }
}
