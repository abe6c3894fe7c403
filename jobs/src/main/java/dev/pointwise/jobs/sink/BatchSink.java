package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.checkpoint.BatchPlan;
import dev.pointwise.jobs.checkpoint.Checkpoint;
import dev.pointwise.jobs.checkpoint.Commit;
import dev.pointwise.jobs.checkpoint.Identity;
import dev.pointwise.jobs.checkpoint.NewPictures;
import dev.pointwise.jobs.config.IncrementalConfig;
import dev.pointwise.jobs.config.IncrementalConfig.Rejected;
import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.failure.UsageException;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
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
 * batch that was begun again; the rows of that which were not committed are removed once it is. The
 * checkpoint's lock keeps a second run away; where a lock was taken over from a run that is still
 * alive, the one that commits a batch first goes on, and the other one fails. Not thread-safe; for
 * one run.
 */
public final class BatchSink implements ResultSink {
  private static final String BATCH_COLUMN = "batch";

  private final FileSystem files;
  private final Path output;
  private final Checkpoint checkpoint;
  private final IncrementalConfig config;
  private final BatchFolders folders;
  private final BatchWriter writer;
  private final String runId;

  private BatchSink(
      FileSystem files,
      Path output,
      Checkpoint checkpoint,
      OutputConfig config,
      StructType schema,
      String runId) {
    this.files = files;
    this.output = output;
    this.checkpoint = checkpoint;
    this.config = config.incremental().orElseThrow();
    this.folders = new BatchFolders(files, output);
    StoredRows rows = new StoredRows(config.format());
    this.writer = new BatchWriter(files, folders, checkpoint, rows, schema, runId);
    this.runId = runId;
  }

  /**
   * Checks that output and checkpoint belong together and to this run, and finishes what a killed
   * run has committed.
   *
   * @param facts what the rows of this run depend on, by name
   * @param schema of the rows
   * @param notice is told when it has to wait for another run's sign of life
   * @throws OutputException when they do not, or another run is at work
   */
  public static BatchSink open(
      OutputConfig config,
      Map<String, String> facts,
      StructType schema,
      String runId,
      Configuration configuration,
      Consumer<String> notice) {
    requireNoBatchColumn(schema);
    try {
      Path path = new Path(config.uri());
      FileSystem files = path.getFileSystem(configuration);
      Path output = files.makeQualified(path);
      String uri = config.incremental().orElseThrow().checkpoint();
      Identity identity = identity(facts, config, output);
      Checkpoint checkpoint = Checkpoint.open(uri, identity, runId, configuration, notice);
      BatchSink sink = new BatchSink(files, output, checkpoint, config, schema, runId);
      sink.repairOrClose();
      return sink;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(config.uri(), e);
    }
  }

  private static Identity identity(Map<String, String> facts, OutputConfig config, Path output) {
    Map<String, String> all = new TreeMap<>(facts);
    all.put("--format", config.format().name().toLowerCase(Locale.ROOT));
    all.put("--output", output.toString());
    return Identity.of(all);
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

  private void repairOrClose() throws IOException {
    try {
      Optional<BatchMarker> marker = BatchMarker.read(files, output);
      if (marker.isPresent()) {
        marker.get().require(checkpoint, output);
      }
      if (checkpoint.isNew()) {
        OutputFolder.of(files, output).requireNoRows();
      }
      folders.repair(checkpoint.commits());
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public String uri() {
    return output.toString();
  }

  /** First what was begun, then what is new, then what was rejected, where that is asked for. */
  @Override
  public Work plan(Listing found) {
    NewPictures pictures = NewPictures.of(found, checkpoint);
    List<Portion> begun = checkpoint.unfinished().stream().map(plan -> batch(plan, found)).toList();
    List<Portion> added = batches(found.part(pictures.list()));
    List<Portion> retried = config.rejected() == Rejected.RETRY ? retried() : List.of();
    List<Portion> all = Stream.of(begun, added, retried).flatMap(List::stream).toList();
    Increment increment =
        new Increment(
            all.size(),
            count(added),
            count(begun),
            count(retried),
            pictures.done(),
            pictures.changed());
    return new Work(all, found.otherFiles(), Optional.of(increment));
  }

  private Portion batch(BatchPlan plan, Listing found) {
    return new NewBatch(plan, found.part(plan.pictures()), writer);
  }

  /** Each until its files hold enough pictures, by what is known of them before they are read. */
  private List<Portion> batches(Listing added) {
    List<Portion> batches = new ArrayList<>();
    List<Picture> files = new ArrayList<>();
    long pictures = 0;
    for (Picture file : added.pictures()) {
      files.add(file);
      pictures += file.pictures();
      if (pictures >= config.commitEvery()) {
        batches.add(batch(batches.size(), files, added));
        files = new ArrayList<>();
        pictures = 0;
      }
    }
    if (!files.isEmpty()) {
      batches.add(batch(batches.size(), files, added));
    }
    return batches;
  }

  private Portion batch(int index, List<Picture> files, Listing added) {
    return batch(new BatchPlan(checkpoint.next() + index, runId, files), added);
  }

  private List<Portion> retried() {
    return checkpoint.commits().stream()
        .filter(commit -> commit.rejectedRows() > 0)
        .map(this::retried)
        .toList();
  }

  private Portion retried(Commit commit) {
    BatchPlan plan = checkpoint.plan(commit.batch());
    Set<String> rejected = Set.copyOf(checkpoint.rejectedIds(commit));
    List<Picture> pictures =
        plan.pictures().stream().filter(picture -> rejected.contains(picture.id())).toList();
    return new RetriedBatch(plan, commit, new Listing(pictures, 0), writer);
  }

  private static long count(List<Portion> portions) {
    return portions.stream().mapToLong(portion -> portion.listing().pictures().size()).sum();
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

  @Override
  public Dataset<Row> written(SparkSession spark) throws IOException {
    return writer.written(spark);
  }

  @Override
  public void record(String run, byte[] json) throws IOException {
    RecordFile.write(files, output, run, json);
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
    writer.abandon();
  }

  @Override
  public void close() {
    checkpoint.close();
  }
}
