package dev.pointwise.jobs.source;

import dev.pointwise.model.image.RejectReason;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;

/** A file of many pictures breaks its format's rules; what follows in it cannot be read. */
final class DamagedShardException extends IOException {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  DamagedShardException(RejectReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  private DamagedShardException(RejectReason reason, Exception cause) {
    super(HadoopFiles.reason(cause), cause);
    this.reason = reason;
  }

  /** The failure of who read a file: the file system's own as it is, all others as damage. */
  static IOException of(Exception failure, MarkedStream file) {
    if (failure instanceof IOException io
        && (file.hasFailed() || io instanceof DamagedShardException)) {
      return io;
    }
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    boolean ends = failure instanceof EOFException || message.contains("truncated");
    return new DamagedShardException(ends ? RejectReason.TRUNCATED : RejectReason.CORRUPT, failure);
  }

  RejectReason reason() {
    return reason;
  }
}
