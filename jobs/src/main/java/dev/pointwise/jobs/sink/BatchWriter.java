package dev.pointwise.jobs.sink;

import static org.apache.spark.sql.functions.col;

import dev.pointwise.jobs.checkpoint.BatchPlan;
import dev.pointwise.jobs.checkpoint.Checkpoint;
import dev.pointwise.jobs.checkpoint.Commit;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.spark.RowSchemas;
import dev.pointwise.jobs.spark.Status;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Writes one batch after the other, in the steps that {@link BatchSink} tells of. */
final class BatchWriter {
  private final FileSystem files;
  private final BatchFolders folders;
  private final Checkpoint checkpoint;
  private final StoredRows rows;
  private final StructType schema;
  private final String runId;
  private final Set<Integer> committed = new TreeSet<>();
  private Optional<Path> growing = Optional.empty();

  BatchWriter(
      FileSystem files,
      BatchFolders folders,
      Checkpoint checkpoint,
      StoredRows rows,
      StructType schema,
      String runId) {
    this.files = files;
    this.folders = folders;
    this.checkpoint = checkpoint;
    this.rows = rows;
    this.schema = rows.stored(schema);
    this.runId = runId;
  }

  /** Writes the plan, unless an earlier run did, and the rows where readers do not see them. */
  void write(BatchPlan plan, Dataset<Row> dataset) throws IOException {
    if (!checkpoint.batches().contains(plan.batch())) {
      checkpoint.begin(plan);
    }
    Path folder = folders.growing(plan.batch(), runId);
    growing = Optional.of(folder);
    rows.write(dataset, folder.toString());
  }

  /** Those of a committed batch that have a result, as they are stored. */
  Dataset<Row> accepted(Commit commit, SparkSession spark) throws IOException {
    Set<Path> parts = folders.dataFiles(folders.batch(commit.batch()));
    return read(spark, parts).where(col(RowSchemas.STATUS).equalTo(Status.OK.name()));
  }

  /** Rows as they will be stored. */
  Dataset<Row> stored(Dataset<Row> dataset) {
    return rows.stored(dataset);
  }

  /**
   * Counts what was written against the account of the plan, commits it, and shows it to readers.
   */
  Tally commit(BatchPlan plan, int attempt, Account account, SparkSession spark)
      throws IOException {
    Set<Path> parts = folders.dataFiles(folders.growing(plan.batch(), runId));
    Dataset<Row> written = read(spark, parts);
    Tally tally = Tally.of(written).requireAllOf(account);
    Commit commit =
        new Commit(
            plan.batch(),
            attempt,
            runId,
            tally.ok(),
            tally.rejected(),
            tally.rejectedRows() == 0 ? List.of() : rejectedIds(written),
            BatchFolders.names(parts));
    checkpoint.commit(commit);
    growing = Optional.empty();
    committed.add(plan.batch());
    folders.publish(commit);
    return tally;
  }

  private static List<String> rejectedIds(Dataset<Row> written) {
    return written
        .where(col(RowSchemas.STATUS).equalTo(Status.REJECTED.name()))
        .select(RowSchemas.ID)
        .as(Encoders.STRING())
        .collectAsList();
  }

  /** The batches that this run has committed. */
  Dataset<Row> written(SparkSession spark) throws IOException {
    Set<Path> parts = new TreeSet<>();
    for (int batch : committed) {
      parts.addAll(folders.dataFiles(folders.batch(batch)));
    }
    return read(spark, parts);
  }

  private Dataset<Row> read(SparkSession spark, Set<Path> parts) {
    return rows.read(spark, schema, parts.stream().map(Path::toString).toArray(String[]::new));
  }

  /** Removes the rows that are not committed. */
  void abandon() throws IOException {
    if (growing.isPresent()) {
      files.delete(growing.get(), true);
    }
  }
}
