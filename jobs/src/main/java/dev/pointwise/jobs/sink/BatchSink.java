package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.checkpoint.BatchPlan;
import dev.pointwise.jobs.checkpoint.Checkpoint;
import dev.pointwise.jobs.checkpoint.Commit;
import dev.pointwise.jobs.checkpoint.Identity;
import dev.pointwise.jobs.checkpoint.NewPictures;
import dev.pointwise.jobs.config.IncrementalConfig;
import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of rows that grows from run to run, batch by batch: each picture is done once, and a run
 * killed at any moment costs no more than the batch it was at. For each batch, in this order:
 *
 * <ol>
 *   <li>the checkpoint names its pictures;
 *   <li>its rows grow in a hidden folder and are counted there against the pictures;
 *   <li>the checkpoint commits it, from where on it is done;
 *   <li>its folder is renamed, so that readers see it.
 * </ol>
 *
 * <p>A run first finishes what the one before it left: it renames what was committed and starts the
 * batch that was begun again; the rows of that which were not committed are removed once it is. Of
 * two runs at once the one that commits a batch first goes on, and the other one fails. Not
 * thread-safe; for one run.
 */
public final class BatchSink implements ResultSink {
  private static final String BATCH_COLUMN = "batch";

  private final FileSystem files;
  private final Path output;
  private final BatchFolders folders;
  private final Checkpoint checkpoint;
  private final IncrementalConfig config;
  private final StoredRows rows;
  private final StructType schema;
  private final String runId;
  private final Set<Integer> written = new TreeSet<>();
  private Optional<Path> growing = Optional.empty();

  private BatchSink(
      FileSystem files,
      Path output,
      Checkpoint checkpoint,
      OutputConfig config,
      StructType schema,
      String runId) {
    this.files = files;
    this.output = output;
    this.folders = new BatchFolders(files, output);
    this.checkpoint = checkpoint;
    this.config = config.incremental().orElseThrow();
    this.rows = new StoredRows(config.format());
    this.schema = schema;
    this.runId = runId;
  }

  /**
   * Checks that output and checkpoint belong together and to this run, and finishes what a killed
   * run has committed.
   *
   * @param facts what the rows of this run depend on, by name
   * @param schema of the rows
   * @throws OutputException when they do not
   */
  public static BatchSink open(
      OutputConfig config,
      Map<String, String> facts,
      StructType schema,
      String runId,
      Configuration configuration) {
    requireNoBatchColumn(schema);
    try {
      Path path = new Path(config.uri());
      FileSystem files = path.getFileSystem(configuration);
      Path output = files.makeQualified(path);
      Map<String, String> all = new TreeMap<>(facts);
      all.put("--format", config.format().name().toLowerCase(Locale.ROOT));
      all.put("--output", output.toString());
      Checkpoint checkpoint =
          Checkpoint.open(
              config.incremental().orElseThrow().checkpoint(),
              Identity.of(all),
              runId,
              configuration);
      BatchSink sink = new BatchSink(files, output, checkpoint, config, schema, runId);
      sink.requireFit();
      sink.folders.repair(checkpoint.commits());
      return sink;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(config.uri(), e);
    }
  }

  private static void requireNoBatchColumn(StructType schema) {
    if (Arrays.stream(schema.fieldNames()).anyMatch(BATCH_COLUMN::equalsIgnoreCase)) {
      throw new UsageException(
          "--mode incremental adds a column '%s', and a layer of this name is asked for; use another mode"
              .formatted(BATCH_COLUMN));
    }
  }

  private static OutputException unusable(String uri, Exception e) {
    return new OutputException("Output '%s' cannot be used: %s".formatted(uri, e.getMessage()), e);
  }

  private void requireFit() throws IOException {
    Optional<BatchMarker> marker = BatchMarker.read(files, output);
    if (marker.isPresent()) {
      marker.get().require(checkpoint, output);
    }
    if (checkpoint.isNew()) {
      OutputFolder.of(files, output).requireNoRows();
    }
  }

  @Override
  public String uri() {
    return output.toString();
  }

  @Override
  public Work plan(Listing found) {
    List<Portion> portions = new ArrayList<>();
    Optional<BatchPlan> unfinished = checkpoint.unfinished();
    unfinished.ifPresent(plan -> portions.add(new Batch(plan)));
    NewPictures pictures = NewPictures.of(found, checkpoint);
    List<Picture> added = pictures.list();
    int number = checkpoint.next();
    for (int from = 0; from < added.size(); from += config.commitEvery()) {
      int to = (int) Math.min(added.size(), (long) from + config.commitEvery());
      portions.add(new Batch(new BatchPlan(number++, runId, added.subList(from, to))));
    }
    long resumed = unfinished.map(plan -> (long) plan.pictures().size()).orElse(0L);
    Increment increment =
        new Increment(
            portions.size(),
            added.size(),
            resumed,
            0,
            Math.max(0, pictures.planned() - resumed),
            pictures.changed());
    return new Work(portions, found.otherFiles(), Optional.of(increment));
  }

  @Override
  public void prepare() {
    try {
      if (!files.mkdirs(output)) {
        throw new IOException("it cannot be made; check the permissions of its parent");
      }
      checkpoint.prepare();
      BatchMarker.of(checkpoint).write(files, output);
      files.delete(success(), false);
    } catch (IOException e) {
      throw unusable(uri(), e);
    }
  }

  private Path success() {
    return new Path(output, "_SUCCESS");
  }

  /** One batch: new, or begun by a run that did not finish it. */
  private final class Batch implements Portion {
    private final BatchPlan plan;

    Batch(BatchPlan plan) {
      this.plan = plan;
    }

    @Override
    public Listing listing() {
      return plan.listing();
    }

    private Path folder() {
      return folders.growing(plan.batch(), runId);
    }

    @Override
    public void write(Dataset<Row> dataset) throws IOException {
      if (!checkpoint.batches().contains(plan.batch())) {
        checkpoint.begin(plan);
      }
      growing = Optional.of(folder());
      rows.write(dataset, folder().toString());
    }

    @Override
    public Tally commit(SparkSession spark, Account account) throws IOException {
      Set<Path> parts = folders.dataFiles(folder());
      Tally tally = Tally.of(read(spark, parts)).requireAllOf(account);
      Commit commit =
          new Commit(
              plan.batch(),
              1,
              runId,
              tally.ok(),
              tally.rejected(),
              List.of(),
              BatchFolders.names(parts));
      checkpoint.commit(commit);
      growing = Optional.empty();
      folders.publish(commit);
      written.add(plan.batch());
      return tally;
    }
  }

  private Dataset<Row> read(SparkSession spark, Set<Path> parts) {
    String[] names = parts.stream().map(Path::toString).toArray(String[]::new);
    return rows.read(spark, rows.stored(schema), names);
  }

  @Override
  public Dataset<Row> written(SparkSession spark) throws IOException {
    Set<Path> parts = new TreeSet<>();
    for (int batch : written) {
      parts.addAll(folders.dataFiles(folders.batch(batch)));
    }
    return read(spark, parts);
  }

  @Override
  public void record(String runRecord, byte[] json) throws IOException {
    RecordFile.write(files, output, runRecord, json);
  }

  @Override
  public void publish() throws IOException {
    if (!checkpoint.isNew() && !files.exists(success())) {
      files.create(success(), true).close();
    }
  }

  /** The batch that was being written; those before it stay. */
  @Override
  public void abandon() throws IOException {
    if (growing.isPresent()) {
      files.delete(growing.get(), true);
    }
  }

  @Override
  public void close() {}
}
