package dev.pointwise.jobs.source;

import dev.pointwise.jobs.secret.Redaction;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** Reads one picture's file. What cannot be read is a value, not an exception. Thread-safe. */
public final class PictureReader {
  private final HadoopFiles files;
  private final Redaction redaction;
  private final ContentLimit limit;

  /**
   * @param maxPixels of a picture that will be decoded; it bounds the bytes that are read
   */
  public PictureReader(Configuration configuration, long maxPixels) {
    this.files = new HadoopFiles(configuration);
    this.redaction = Redaction.of(new SparkConf(false), configuration);
    this.limit = ContentLimit.forPixels(maxPixels);
  }

  public Fetched read(String id) {
    return read(id, ContentLimit.Room.PLENTY);
  }

  Fetched read(String id, ContentLimit.Room room) {
    try (InputStream file = files.open(id)) {
      return limit.read(id, file, room);
    } catch (IOException | RuntimeException e) { // file systems refuse some names unchecked
      String detail = redaction.of(HadoopFiles.reason(e));
      return Fetched.rejected(new Rejected(id, 0, 0, RejectReason.UNREADABLE, detail));
    }
  }
}
