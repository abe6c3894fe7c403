package dev.pointwise.model.predict;

import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Pixels;
import dev.pointwise.model.image.Undecodable;
import java.util.Optional;

/**
 * The forward pass of a batch of pictures: enter them, run, read each one's outcome. Not
 * thread-safe. Owns scratch memory; whoever made it closes it.
 */
interface Pass extends AutoCloseable {
  int batchSize();

  /** Puts a picture into a slot of the batch; says why when it cannot be used. */
  Optional<Undecodable> enter(Pixels pixels, int slot);

  /** Runs the first {@code images} slots. */
  void run(int images);

  Outcome read(int slot, String imageId, ImageSize size);

  /** Does the slow work of the first pictures on invented ones, where that pays. */
  void warmUp();

  @Override
  void close();
}
