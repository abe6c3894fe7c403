package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Fetched;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts what the sources hand out to one job whose tasks write the rows: each of its tasks counts
 * once then, however often it was tried.
 */
record Ledger(LongAccumulator pictures, LongAccumulator idSum, LongAccumulator others)
    implements Serializable {
  static Ledger register(SparkContext context) {
    return new Ledger(
        context.longAccumulator("pictures handed out"),
        context.longAccumulator("sum of their ids' checksums"),
        context.longAccumulator("entries passed over"));
  }

  Fetched counted(Fetched picture) {
    pictures.add(1);
    idSum.add(Account.crc(picture.id()));
    return picture;
  }

  /** An entry of an archive is no picture. */
  void passedOver() {
    others.add(1);
  }

  Account account() {
    return new Account(pictures.value(), idSum.value());
  }
}
