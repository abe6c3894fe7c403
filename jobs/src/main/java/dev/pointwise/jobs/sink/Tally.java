package dev.pointwise.jobs.sink;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.crc32;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.spark.RowSchemas;
import dev.pointwise.model.image.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
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
  private static final String OK = "ok";
  private static final String ID_SUM = "id sum";

  public static final Tally NONE = new Tally(0, Map.of(), 0);

  static Tally of(Dataset<Row> rows) {
    Row counts = counted(rows);
    Map<String, Long> rejected = new TreeMap<>();
    for (RejectReason reason : RejectReason.values()) {
      long pictures = counts.<Long>getAs(reason.name());
      if (pictures > 0) {
        rejected.put(reason.name(), pictures);
      }
    }
    return new Tally(counts.<Long>getAs(OK), rejected, counts.<Long>getAs(ID_SUM));
  }

  /** One column a class rather than one row: grouping would take pages of 64 MiB a task. */
  private static Row counted(Dataset<Row> rows) {
    Column errorClass = col(RowSchemas.ERROR_CLASS);
    Column idSum = sum(crc32(col(RowSchemas.ID).cast("binary")));
    List<Column> columns = new ArrayList<>();
    columns.add(count(when(errorClass.isNull(), 1)).as(OK));
    columns.add(coalesce(idSum, lit(0L)).as(ID_SUM));
    for (RejectReason reason : RejectReason.values()) {
      columns.add(count(when(errorClass.equalTo(reason.name()), 1)).as(reason.name()));
    }
    return rows.select(columns.toArray(Column[]::new)).head();
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
