package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.checkpoint.Commit;
import dev.pointwise.jobs.failure.OutputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The batches of an output: {@code batch=7}, which readers see, and {@code _batch=7-<run id>}, in
 * which rows grow, and which readers do not see. A batch is published by a rename, which object
 * stores do by copying file after file: there, readers may see a part of it for a moment, and a run
 * killed in between leaves it in both folders. That is why the next run publishes again, file by
 * file, what the checkpoint says is committed.
 */
final class BatchFolders {
  private static final Pattern BATCH = Pattern.compile("batch=(\\d{1,9})");
  private static final Pattern GROWING = Pattern.compile("_(?:batch|former)=(\\d{1,9})-.+");

  private final FileSystem files;
  private final Path output;

  BatchFolders(FileSystem files, Path output) {
    this.files = files;
    this.output = output;
  }

  Path batch(int number) {
    return new Path(output, "batch=" + number);
  }

  Path growing(int number, String runId) {
    return new Path(output, "_batch=%d-%s".formatted(number, runId));
  }

  private static Path former(Path batch, String runId) {
    return new Path(
        batch.getParent(),
        "_former=%s-%s".formatted(batch.getName().substring("batch=".length()), runId));
  }

  /** The files of rows in a batch's folder. */
  Set<Path> dataFiles(Path folder) throws IOException {
    return OutputFolder.of(files, folder).dataFiles();
  }

  static List<String> names(Collection<Path> paths) {
    return paths.stream().map(Path::getName).toList();
  }

  /**
   * Brings the folders in line with the commits: what is committed is published, and other rows of
   * the same batches are removed. Rows of a batch that nobody has committed stay: a run may be at
   * work that will.
   *
   * @throws OutputException when rows are missing that are committed, or there are others
   */
  void repair(Collection<Commit> commits) throws IOException {
    Set<String> before = Set.copyOf(names());
    for (Commit commit : commits) {
      if (before.contains(growing(commit.batch(), commit.runId()).getName())) {
        publish(commit);
      }
    }
    removeGrowing(commits.stream().map(Commit::batch).collect(Collectors.toSet()));
    requireSame(commits);
  }

  private void removeGrowing(Set<Integer> batches) throws IOException {
    for (String name : names()) {
      Matcher growing = GROWING.matcher(name);
      if (growing.matches() && batches.contains(Integer.valueOf(growing.group(1)))) {
        files.delete(new Path(output, name), true);
      }
    }
  }

  private void requireSame(Collection<Commit> commits) throws IOException {
    Set<Integer> known =
        commits.stream().map(Commit::batch).collect(Collectors.toCollection(TreeSet::new));
    for (String name : names()) {
      Matcher batch = BATCH.matcher(name);
      if (batch.matches() && !known.remove(Integer.valueOf(batch.group(1)))) {
        throw new OutputException(
            "Output '%s' holds '%s', of which the checkpoint knows nothing; name the output and the checkpoint that belong together, or move the folder away"
                .formatted(output, name));
      }
    }
    for (int missing : known) {
      throw new OutputException(
          "Output '%s' lacks '%s', which the checkpoint has as done; bring it back, or name a new --checkpoint and a new --output"
              .formatted(output, batch(missing).getName()));
    }
  }

  private List<String> names() throws IOException {
    try {
      return Arrays.stream(files.listStatus(output))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Puts committed rows where readers see them, in the place of the batch's former rows if any. */
  void publish(Commit commit) throws IOException {
    Path growing = growing(commit.batch(), commit.runId());
    Path batch = batch(commit.batch());
    Path former = former(batch, commit.runId());
    if (!files.exists(growing)) {
      requireFiles(commit, batch); // another run has published it
      return;
    }
    files.delete(former, true);
    if (files.exists(batch)
        && names(dataFiles(batch)).stream().noneMatch(commit.files()::contains)) {
      rename(batch, former);
    }
    if (files.exists(batch)) {
      moveRest(commit, growing, batch);
    } else {
      rename(growing, batch);
    }
    removeGrowing(Set.of(commit.batch()));
    requireFiles(commit, batch);
  }

  /** Of a rename that was a copy, and did not come to its end. */
  private void moveRest(Commit commit, Path growing, Path batch) throws IOException {
    for (String name : commit.files()) {
      if (files.exists(new Path(growing, name))) {
        files.delete(new Path(batch, name), false);
        rename(new Path(growing, name), new Path(batch, name));
      }
    }
  }

  private void requireFiles(Commit commit, Path batch) throws IOException {
    if (!Set.copyOf(names(dataFiles(batch))).equals(Set.copyOf(commit.files()))) {
      throw new OutputException(
          "Output folder '%s' does not hold the files that were written; the checkpoint names them: %s"
              .formatted(batch, String.join(", ", commit.files())));
    }
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("'%s' could not be renamed to '%s'".formatted(from, to));
    }
  }
}
