package dev.pointwise.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturePartitionsTest {
  private static final int SLOTS = 2;

  private static Listing listing(int pictures, long bytes) {
    return new Listing(
        IntStream.range(0, pictures)
            .mapToObj(i -> new Picture("%06d".formatted(i), bytes))
            .toList(),
        0);
  }

  private static List<String[]> split(Listing listing, Optional<Integer> partitions) {
    return PicturePartitions.of(listing, new InferenceConfig(8, 1000, partitions), SLOTS);
  }

  @ParameterizedTest(name = "{0} pictures of {1} bytes make {2} tasks")
  @CsvSource({
    "1, 1000, 1",
    "8, 1000, 1",
    "9, 1000, 2",
    "1000, 100000, 8",
    "100000, 1000, 98",
    "1000, 10000000, 38",
  })
  void makesSmallMultiplesOfTheSlotsWithABatchEach(int pictures, long bytes, int tasks) {
    assertThat(split(listing(pictures, bytes), Optional.empty())).hasSize(tasks);
  }

  @ParameterizedTest(name = "{0} pictures in {1} tasks")
  @CsvSource({"10, 1", "10, 3", "10, 10", "7, 100", "1000, 7"})
  void keepsEveryPictureOnceInOrderAndNoTaskEmpty(int pictures, int wanted) {
    List<String[]> tasks = split(listing(pictures, 5000), Optional.of(wanted));
    assertThat(tasks).hasSize(Math.min(pictures, wanted)).allMatch(ids -> ids.length > 0);
    assertThat(tasks.stream().flatMap(Arrays::stream))
        .containsExactlyElementsOf(
            listing(pictures, 0).pictures().stream().map(Picture::id).toList());
  }

  @Test
  void givesALargePictureATaskOfItsOwn() {
    Listing listing =
        new Listing(
            List.of(
                new Picture("a", 100_000_000),
                new Picture("b", 1000),
                new Picture("c", 1000),
                new Picture("d", 1000)),
            0);
    assertThat(split(listing, Optional.of(2)).get(0)).containsExactly("a");
  }
}
