package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.config.WriteMode;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of rows. Refuses first, writes then, and leaves nothing of a run that failed: an
 * overwritten output is replaced by the whole new one at the end, what was there before an append
 * is not touched. Not thread-safe; for one run.
 */
public final class FileSink implements ResultSink {
  private final FileSystem files;
  private final Path output;
  private final Path target;
  private final StoredRows rows;
  private final boolean existed;
  private final Path unfinished;
  private Set<Path> before;
  private boolean begun;
  private StructType schema = new StructType();
  private boolean whole;

  private FileSink(FileSystem files, Path output, Path target, StoredRows rows, OutputFolder folder)
      throws IOException {
    this.files = files;
    this.output = output;
    this.target = target;
    this.rows = rows;
    this.existed = files.exists(target);
    this.unfinished = new Path(target, "_temporary");
    this.before = folder.dataFiles();
  }

  /**
   * Checks that the output may be written; changes nothing.
   *
   * @param runId names the folder in which the replacement of an overwritten output grows
   * @throws OutputException when the mode forbids it, or the folder holds what is not rows
   */
  public static FileSink open(OutputConfig config, String runId, Configuration configuration) {
    try {
      Path path = new Path(config.uri());
      FileSystem files = path.getFileSystem(configuration);
      Path output = files.makeQualified(path);
      StoredRows rows = new StoredRows(config.format());
      OutputFolder folder = OutputFolder.of(files, output);
      folder.requireFit(config, rows.extension());
      boolean replaces = config.mode() == WriteMode.OVERWRITE && !folder.isEmpty();
      Path target = replaces ? beside(output, runId) : output;
      return new FileSink(files, output, target, rows, folder);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(config.uri(), e);
    }
  }

  private static Path beside(Path output, String runId) {
    return new Path(output.getParent(), "_%s-%s".formatted(output.getName(), runId));
  }

  private static OutputException unusable(String uri, Exception e) {
    return new OutputException("Output '%s' cannot be used: %s".formatted(uri, e.getMessage()), e);
  }

  @Override
  public String uri() {
    return output.toString();
  }

  /** All pictures, in one portion. */
  @Override
  public Work plan(Listing found) {
    return new Work(List.of(new Whole(found)), found.otherFiles(), Optional.empty());
  }

  /**
   * Takes the folder for this run, by Spark's own mark of a run that is not finished: two that
   * write at once would take each other's rows for their own.
   */
  @Override
  public void prepare() {
    try {
      requireUnused();
      if (!files.mkdirs(unfinished)) {
        throw new OutputException(
            "Output '%s' cannot be made; check the permissions of its parent".formatted(target));
      }
      before = OutputFolder.of(files, target).dataFiles();
      begun = true;
    } catch (IOException e) {
      throw unusable(target.toString(), e);
    }
  }

  private void requireUnused() throws IOException {
    if (files.exists(unfinished)) {
      throw new OutputException(
          "Output '%s' holds '_temporary': another run writes there, or one was killed; wait for it, or delete that folder"
              .formatted(target));
    }
    if (!existed && !OutputFolder.of(files, target).dataFiles().isEmpty()) {
      throw new OutputException(
          "Output '%s' was written by another run since this one began; name a new folder"
              .formatted(target));
    }
  }

  /** The whole run. */
  private final class Whole implements Portion {
    private final Listing listing;

    Whole(Listing listing) {
      this.listing = listing;
    }

    @Override
    public Listing listing() {
      return listing;
    }

    @Override
    public void write(Dataset<Row> dataset) {
      schema = rows.stored(dataset.schema());
      rows.write(dataset, target.toString());
    }

    @Override
    public Tally commit(SparkSession spark, Account account) throws IOException {
      return Tally.of(written(spark)).requireAllOf(account);
    }
  }

  @Override
  public Dataset<Row> written(SparkSession spark) throws IOException {
    String[] written =
        OutputFolder.of(files, whole ? output : target).dataFiles().stream()
            .filter(file -> !before.contains(file))
            .map(Path::toString)
            .toArray(String[]::new);
    return rows.read(spark, schema, written);
  }

  @Override
  public void record(String runId, byte[] json) throws IOException {
    RecordFile.write(files, target, runId, json);
  }

  /**
   * Puts the new rows in the place of the old ones, where they were written beside them. From here
   * on nothing of the run is removed any more.
   *
   * @throws OutputException when a folder cannot be renamed; no row is lost then, old or new
   */
  @Override
  public void publish() throws IOException {
    whole = true;
    if (target.equals(output)) {
      return;
    }
    Path former = target.suffix("-former");
    rename(output, former);
    rename(target, output);
    files.delete(former, true);
  }

  private void rename(Path from, Path to) {
    try {
      if (files.rename(from, to)) {
        return;
      }
    } catch (IOException e) {
      throw unmoved(from, to, e);
    }
    throw unmoved(from, to, null);
  }

  private OutputException unmoved(Path from, Path to, IOException cause) {
    return new OutputException(
        "The rows are whole in '%s', but '%s' could not be renamed to '%s'; rename by hand"
            .formatted(target, from, to),
        cause);
  }

  /** Does nothing before the run was prepared and once it was published. */
  @Override
  public void abandon() throws IOException {
    if (whole || !begun) {
      return;
    }
    if (!existed) {
      files.delete(target, true);
      return;
    }
    for (Path file : OutputFolder.of(files, target).dataFiles()) {
      if (!before.contains(file)) {
        files.delete(file, false);
      }
    }
    files.delete(unfinished, true);
    if (before.isEmpty()) {
      files.delete(new Path(target, "_run"), true);
      files.delete(new Path(target, "_SUCCESS"), false);
    }
  }

  @Override
  public void close() {}
}
