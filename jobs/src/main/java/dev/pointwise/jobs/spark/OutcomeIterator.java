package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.failure.ResourcesException;
import dev.pointwise.jobs.source.Fetched;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * One outcome for each picture, in their order, computed batch by batch as they are asked for. Only
 * the last batch is short: pictures that could not be read take no place in one.
 */
final class OutcomeIterator implements Iterator<Outcome> {
  private final Iterator<Fetched> pictures;
  private final int batchSize;
  private final Function<List<EncodedImage>, List<Outcome>> predict;
  private final Deque<Outcome> ready = new ArrayDeque<>();

  OutcomeIterator(
      Iterator<Fetched> pictures,
      int batchSize,
      Function<List<EncodedImage>, List<Outcome>> predict) {
    this.pictures = pictures;
    this.batchSize = batchSize;
    this.predict = predict;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || pictures.hasNext();
  }

  @Override
  public Outcome next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All pictures have their outcome");
    }
    if (ready.isEmpty()) {
      try {
        computeBatch();
      } catch (OutOfMemoryError e) {
        throw outOfMemory(e);
      }
    }
    return ready.remove();
  }

  /** Without the error as its cause, which would make Spark end the whole process. */
  private static ResourcesException outOfMemory(OutOfMemoryError error) {
    return new ResourcesException(
        ("A task ran out of memory (%s) with a heap of %d MB; give more with spark.executor.memory"
                + " (in local mode spark.driver.memory), run fewer tasks at once, or lower"
                + " --max-pixels")
            .formatted(error.getMessage(), Runtime.getRuntime().maxMemory() >> 20));
  }

  private void computeBatch() {
    List<Fetched> fetched = new ArrayList<>();
    List<EncodedImage> batch = new ArrayList<>(batchSize);
    while (batch.size() < batchSize && pictures.hasNext()) {
      Fetched picture = pictures.next();
      fetched.add(picture);
      picture.image().ifPresent(batch::add);
    }
    Iterator<Outcome> predicted =
        batch.isEmpty() ? List.<Outcome>of().iterator() : predict.apply(batch).iterator();
    for (Fetched picture : fetched) {
      ready.add(picture.rejected().map(Outcome.class::cast).orElseGet(predicted::next));
    }
  }
}
