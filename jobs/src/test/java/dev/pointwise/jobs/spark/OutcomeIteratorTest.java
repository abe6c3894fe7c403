package dev.pointwise.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.failure.ResourcesException;
import dev.pointwise.jobs.source.Fetched;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.Rejected;
import dev.pointwise.model.predict.Scored;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutcomeIteratorTest {
  private final List<Integer> batches = new ArrayList<>();

  private List<Outcome> predict(List<EncodedImage> batch) {
    batches.add(batch.size());
    return batch.stream().<Outcome>map(image -> new Scored(image.id(), 1, 1, List.of())).toList();
  }

  private static Fetched read(String id) {
    return new Fetched(Optional.of(new EncodedImage(id, new byte[1])), Optional.empty());
  }

  private static Fetched unreadable(String id) {
    return new Fetched(
        Optional.empty(), Optional.of(new Rejected(id, 0, 0, RejectReason.UNREADABLE, "gone")));
  }

  private OutcomeIterator iterator(Fetched... pictures) {
    return new OutcomeIterator(Stream.of(pictures).iterator(), 2, this::predict);
  }

  @Test
  void keepsTheOrderAndFillsBatchesOverUnreadablePictures() {
    Iterator<Outcome> outcomes =
        iterator(read("a"), unreadable("b"), read("c"), read("d"), unreadable("e"));
    assertThat(outcomes)
        .toIterable()
        .extracting(Outcome::imageId)
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(batches).containsExactly(2, 1);
  }

  @Test
  void doesNotPredictWhenNothingCouldBeRead() {
    assertThat(iterator(unreadable("a"), unreadable("b"))).toIterable().hasSize(2);
    assertThat(batches).isEmpty();
  }

  @Test
  void computesNoBatchBeforeItIsAskedFor() {
    Iterator<Outcome> outcomes = iterator(read("a"), read("b"), read("c"));
    assertThat(batches).isEmpty();
    assertThat(outcomes.next().imageId()).isEqualTo("a");
    assertThat(batches).containsExactly(2);
  }

  @Test
  void aTaskOutOfMemorySaysWhatToChange() {
    Iterator<Fetched> pictures = Stream.of(read("a")).iterator();
    Iterator<Outcome> outcomes =
        new OutcomeIterator(
            pictures,
            2,
            batch -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertThatThrownBy(outcomes::next)
        .isInstanceOf(ResourcesException.class)
        .hasMessageStartingWith("A task ran out of memory (Java heap space) with a heap of ")
        .hasMessageContaining("--max-pixels")
        .hasNoCause();
  }
}
