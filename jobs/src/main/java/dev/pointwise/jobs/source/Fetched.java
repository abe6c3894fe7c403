package dev.pointwise.jobs.source;

import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Rejected;
import java.util.Optional;

/** A picture's bytes, or why there are none; exactly one of the two. */
public record Fetched(Optional<EncodedImage> image, Optional<Rejected> rejected) {
  public Fetched {
    if (image.isPresent() == rejected.isPresent()) {
      throw new IllegalArgumentException("A picture is either read or rejected");
    }
  }

  static Fetched of(EncodedImage image) {
    return new Fetched(Optional.of(image), Optional.empty());
  }

  static Fetched rejected(Rejected rejected) {
    return new Fetched(Optional.empty(), Optional.of(rejected));
  }

  public String id() {
    return image.map(EncodedImage::id).or(() -> rejected.map(Rejected::imageId)).orElseThrow();
  }

  /** What this picture holds in memory. */
  int bytes() {
    return image.map(EncodedImage::content).map(content -> content.length).orElse(0);
  }
}
