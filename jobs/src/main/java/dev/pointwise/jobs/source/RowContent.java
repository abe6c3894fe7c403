package dev.pointwise.jobs.source;

import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Rejected;
import java.util.Arrays;
import java.util.Optional;

/** Pictures out of the columns of a row. */
public final class RowContent {
  private final ContentLimit limit;

  /**
   * @param maxPixels of a picture that will be decoded; it bounds the bytes that are taken
   */
  public RowContent(long maxPixels) {
    this.limit = ContentLimit.forPixels(maxPixels);
  }

  public Fetched fetched(String id, byte[] content) {
    return content.length > limit.bytes()
        ? limit.tooLarge(id)
        : Fetched.of(new EncodedImage(id, content));
  }

  /**
   * A picture that could not be had when the row was made.
   *
   * @param errorClass of {@link RejectReason}; others are taken for {@code UNREADABLE}
   */
  public Fetched rejected(String id, String errorClass, Optional<String> message) {
    RejectReason reason =
        Arrays.stream(RejectReason.values())
            .filter(known -> known.name().equals(errorClass))
            .findFirst()
            .orElse(RejectReason.UNREADABLE);
    return Fetched.rejected(new Rejected(id, 0, 0, reason, message.orElse(errorClass)));
  }
}
