package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.failure.InputException;
import dev.pointwise.jobs.source.Fetched;
import dev.pointwise.jobs.source.RowContent;
import dev.pointwise.jobs.source.TaskPictures;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * Rows of a {@link PictureTable}, one at a time as Spark's own readers hand them out.
 *
 * @param maxPixels of a picture that will be decoded
 */
record TableSource(long maxPixels) implements PictureSource<Row> {
  @Override
  public TaskPictures open(Iterator<Row> partition) {
    return new Rows(partition, new RowContent(maxPixels));
  }

  private static final class Rows implements TaskPictures {
    private final Iterator<Row> rows;
    private final RowContent content;
    private long waitNanos;

    Rows(Iterator<Row> rows, RowContent content) {
      this.rows = rows;
      this.content = content;
    }

    @Override
    public boolean hasNext() {
      long start = System.nanoTime();
      try {
        return rows.hasNext();
      } catch (Exception e) { // Spark's Scala throws checked exceptions that it does not declare
        throw unreadable(e);
      } finally {
        waitNanos += System.nanoTime() - start;
      }
    }

    @Override
    public Fetched next() {
      try {
        return fetched(rows.next());
      } catch (RuntimeException e) {
        throw unreadable(e);
      }
    }

    private Fetched fetched(Row row) {
      String id = row.getString(PictureTable.ID);
      byte[] bytes =
          row.isNullAt(PictureTable.CONTENT) ? new byte[0] : row.getAs(PictureTable.CONTENT);
      if (row.isNullAt(PictureTable.ERROR_CLASS)) {
        return content.fetched(id, bytes);
      }
      return content.rejected(
          id,
          row.getString(PictureTable.ERROR_CLASS),
          Optional.ofNullable(row.getString(PictureTable.ERROR_MESSAGE)));
    }

    private static InputException unreadable(Exception e) {
      return PictureTable.unreadable(e);
    }

    @Override
    public long waitNanos() {
      return waitNanos;
    }

    /** The rows are Spark's. */
    @Override
    public void close() {}
  }
}
