package dev.pointwise.model.image;

import com.google.errorprone.annotations.FormatMethod;

/** Ends the reading of one picture; {@link Decoder} turns it into an {@link Undecodable}. */
final class BadPicture extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  BadPicture(RejectReason reason, String detail) {
    super(detail, null, false, false); // expected and frequent: no stack trace
    this.reason = reason;
  }

  @FormatMethod
  static BadPicture corrupt(String format, Object... values) {
    return new BadPicture(RejectReason.CORRUPT, format.formatted(values));
  }

  @FormatMethod
  static BadPicture truncated(String format, Object... values) {
    return new BadPicture(RejectReason.TRUNCATED, format.formatted(values));
  }

  @FormatMethod
  static BadPicture unsupported(String format, Object... values) {
    return new BadPicture(RejectReason.UNSUPPORTED, format.formatted(values));
  }

  RejectReason reason() {
    return reason;
  }
}
