package dev.pointwise.jobs.sink;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.crc32;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.spark.RowSchemas;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was written, counted from the files themselves.
 *
 * @param ok rows with a result
 * @param rejected rows without one, by error class
 * @param idSum the sum of the CRC-32 of all ids: equal sums and counts mean that every picture has
 *     its row, once
 */
public record Tally(long ok, Map<String, Long> rejected, long idSum) {
  public static final Tally NONE = new Tally(0, Map.of(), 0);

  static Tally of(Dataset<Row> rows) {
    long ok = 0;
    long idSum = 0;
    Map<String, Long> rejected = new TreeMap<>();
    for (Row group : grouped(rows).collectAsList()) {
      idSum += group.getLong(2);
      if (group.isNullAt(0)) {
        ok += group.getLong(1);
      } else {
        rejected.merge(group.getString(0), group.getLong(1), Long::sum);
      }
    }
    return new Tally(ok, rejected, idSum);
  }

  private static Dataset<Row> grouped(Dataset<Row> rows) {
    return rows.groupBy(col(RowSchemas.ERROR_CLASS))
        .agg(count(lit(1)), sum(crc32(col(RowSchemas.ID).cast("binary"))));
  }

  public Tally plus(Tally other) {
    Map<String, Long> sums = new TreeMap<>(rejected);
    other.rejected.forEach((errorClass, rows) -> sums.merge(errorClass, rows, Long::sum));
    return new Tally(ok + other.ok, sums, idSum + other.idSum);
  }

  public long rows() {
    return ok + rejectedRows();
  }

  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  public double rejectRate() {
    return rows() == 0 ? 0 : (double) rejectedRows() / rows();
  }

  /** Whether every one of these pictures has exactly one row. */
  public boolean accountsFor(Account account) {
    return rows() == account.pictures() && idSum == account.idSum();
  }

  /**
   * @throws IllegalStateException when not every one of these pictures has exactly one row
   */
  Tally requireAllOf(Account account) {
    if (!accountsFor(account)) {
      throw new IllegalStateException(
          "%d pictures were found but %d rows written, or not one row each; the input has changed meanwhile, or this is a fault of the program"
              .formatted(account.pictures(), rows()));
    }
    return this;
  }
}
