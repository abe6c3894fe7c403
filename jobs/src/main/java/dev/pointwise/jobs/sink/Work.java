package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.config.InputFormat;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import java.util.List;
import java.util.Optional;

/**
 * What a run has to do.
 *
 * @param portions in the order in which they are written
 * @param otherFiles files that were passed over, as in {@link Listing}
 * @param increment what it adds to; empty for a run that does not look at former ones
 */
public record Work(List<Portion> portions, int otherFiles, Optional<Increment> increment) {
  public Work {
    portions = List.copyOf(portions);
  }

  public boolean isEmpty() {
    return portions.isEmpty();
  }

  /** The pictures of all portions. */
  public Listing listing() {
    List<Picture> pictures =
        portions.stream().flatMap(portion -> portion.listing().pictures().stream()).toList();
    InputFormat format =
        portions.stream()
            .map(portion -> portion.listing().format())
            .findFirst()
            .orElse(InputFormat.PICTURES);
    return new Listing(pictures, otherFiles, format);
  }
}
