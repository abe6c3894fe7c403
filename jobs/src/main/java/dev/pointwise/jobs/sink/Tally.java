package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.spark.RowSchemas;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What was written, counted from the files themselves.
 *
 * @param ok rows with a result
 * @param rejected rows without one, by error class
 * @param idSum the sum of the CRC-32 of all ids: equal sums and counts mean that every picture has
 *     its row, once
 */
public record Tally(long ok, Map<String, Long> rejected, long idSum) {
  /** Keys of a task's counts beside the error classes; a map, as Kryo takes no records. */
  private static final String OK = "";

  private static final String ID_SUM = "id sum";

  public static final Tally NONE = new Tally(0, Map.of(), 0);

  static Tally of(Dataset<Row> rows) {
    Map<String, Long> counts = new TreeMap<>(Map.of(OK, 0L, ID_SUM, 0L));
    internal(rows.select(RowSchemas.ID, RowSchemas.ERROR_CLASS))
        .toJavaRDD()
        .mapPartitions(Tally::counted)
        .collect()
        .forEach(part -> part.forEach((key, count) -> counts.merge(key, count, Long::sum)));
    long ok = counts.remove(OK);
    long idSum = counts.remove(ID_SUM);
    return new Tally(ok, counts, idSum);
  }

  /** As they are read: a query that counts would take pages of up to 64 MiB a task. */
  private static RDD<InternalRow> internal(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd();
  }

  private static Iterator<Map<String, Long>> counted(Iterator<InternalRow> rows) {
    Map<String, Long> counts = new HashMap<>();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      counts.merge(row.isNullAt(1) ? OK : row.getString(1), 1L, Long::sum);
      counts.merge(ID_SUM, idCrc(row), Long::sum);
    }
    return List.of(counts).iterator();
  }

  /** CSV gives an empty id back as none; both count 0. */
  private static long idCrc(InternalRow row) {
    return row.isNullAt(0) ? 0 : Account.crc(row.getString(0));
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
