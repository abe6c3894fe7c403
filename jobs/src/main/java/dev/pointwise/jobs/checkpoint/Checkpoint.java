package dev.pointwise.jobs.checkpoint;

import dev.pointwise.jobs.failure.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder that remembers which pictures are done. Its files, but for the lock, are written once,
 * as a whole:
 *
 * <pre>
 *   identity.json      what all its runs have in common
 *   batches/7.json     the pictures of batch 7: written first
 *   commits/7.json     what became of them: written when the rows are whole, and decides that they are
 *   commits/7-2.json   the same, after the rejected of them were tried again
 *   lock.json          the run that is at work
 * </pre>
 *
 * <p>Batches follow each other, so that at most one is begun and not committed. Spark's own file
 * streams and their checkpoint are not used: they pass over empty files without a word, know no
 * lists of pictures, and try no rejected picture again. Not thread-safe; for one run.
 */
public final class Checkpoint implements AutoCloseable {
  private static final String IDENTITY = "identity.json";
  private static final String BATCHES = "batches";
  private static final String COMMITS = "commits";
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})(-\\d{1,9})?\\.json");

  private final CheckpointFolder folder;
  private final RunLock lock;
  private final Identity identity;
  private final SortedSet<Integer> batches;
  private final SortedMap<Integer, Commit> commits;
  private boolean isNew;

  private Checkpoint(CheckpointFolder folder, RunLock lock, Identity identity, boolean isNew)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.identity = identity;
    this.isNew = isNew;
    this.batches = numbers(folder);
    this.commits = commits(folder);
  }

  /**
   * Opens a checkpoint; one that is not there yet is not made before {@link #prepare}.
   *
   * @param run what rows of this run would be
   * @param runId who holds the lock, and names what is not whole yet
   * @param notice is told when it has to wait for another run's sign of life
   * @throws OutputException when the checkpoint belongs to rows of another kind, another run is at
   *     work with it, or the folder is none
   */
  public static Checkpoint open(
      String uri,
      Identity run,
      String runId,
      Configuration configuration,
      Consumer<String> notice) {
    try {
      CheckpointFolder folder = CheckpointFolder.of(uri, runId, configuration);
      RunLock lock =
          RunLock.acquire(folder, LockHolder.ofThisProcess(runId), LockTimes.STANDARD, notice);
      return open(folder, lock, run);
    } catch (IOException | IllegalArgumentException e) {
      throw new OutputException(
          "Checkpoint '%s' cannot be used: %s".formatted(uri, e.getMessage()), e);
    }
  }

  private static Checkpoint open(CheckpointFolder folder, RunLock lock, Identity run)
      throws IOException {
    try {
      folder.clean("");
      folder.clean(BATCHES);
      folder.clean(COMMITS);
      Optional<Identity> stored = folder.read(IDENTITY, Identity.class);
      if (stored.isPresent()) {
        stored.get().requireSame(run, folder.uri());
      } else {
        requireEmpty(folder);
      }
      return new Checkpoint(folder, lock, stored.orElse(run), stored.isEmpty());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireEmpty(CheckpointFolder folder) throws IOException {
    for (String name : folder.names("")) {
      if (name.equals(RunLock.NAME)) {
        continue;
      }
      throw new OutputException(
          "Checkpoint '%s' holds '%s' but no %s; name a new folder"
              .formatted(folder.uri(), name, IDENTITY));
    }
  }

  /** Makes the checkpoint where it is not there yet. */
  public void prepare() throws IOException {
    if (isNew) {
      lock.requireHeld();
      folder.writeNew(IDENTITY, identity);
      isNew = false;
    }
  }

  private static SortedSet<Integer> numbers(CheckpointFolder folder) throws IOException {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (String name : folder.names(BATCHES)) {
      Matcher matcher = NUMBERED.matcher(name);
      if (matcher.matches()) {
        numbers.add(Integer.valueOf(matcher.group(1)));
      }
    }
    return numbers;
  }

  /** The last of each batch. */
  private static SortedMap<Integer, Commit> commits(CheckpointFolder folder) throws IOException {
    SortedMap<Integer, Commit> last = new TreeMap<>();
    for (String name : folder.names(COMMITS)) {
      if (NUMBERED.matcher(name).matches()) {
        Commit commit = folder.read(COMMITS + "/" + name, Commit.class).orElseThrow().withoutIds();
        last.merge(commit.batch(), commit, (a, b) -> a.attempt() > b.attempt() ? a : b);
      }
    }
    return last;
  }

  /** Whether no run has used it before. */
  public boolean isNew() {
    return isNew;
  }

  /** The folder's full URI. */
  public String uri() {
    return folder.uri();
  }

  public String id() {
    return identity.id();
  }

  /** The last commit of each batch that has one, without the ids. */
  public Collection<Commit> commits() {
    return commits.values();
  }

  /** The numbers of all batches that were begun, in their order. */
  public Collection<Integer> batches() {
    return batches;
  }

  public boolean isCommitted(int batch) {
    return commits.containsKey(batch);
  }

  /** The batch that was begun and not committed. */
  public Optional<BatchPlan> unfinished() {
    return batches.stream().filter(batch -> !isCommitted(batch)).findFirst().map(this::plan);
  }

  public BatchPlan plan(int batch) {
    try {
      return folder.read("%s/%d.json".formatted(BATCHES, batch), BatchPlan.class).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of the first batch that was not begun. */
  public int next() {
    return batches.isEmpty() ? 1 : batches.last() + 1;
  }

  /** The ids of a commit's rejected rows. */
  public List<String> rejectedIds(Commit commit) {
    try {
      return folder.read(name(commit), Commit.class).orElseThrow().rejectedIds();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Commit commit) {
    String attempt = commit.attempt() == 1 ? "" : "-" + commit.attempt();
    return "%s/%d%s.json".formatted(COMMITS, commit.batch(), attempt);
  }

  /** Writes down what will be done. */
  public void begin(BatchPlan plan) throws IOException {
    lock.requireHeld();
    folder.writeNew("%s/%d.json".formatted(BATCHES, plan.batch()), plan);
    batches.add(plan.batch());
  }

  /** Makes a batch's rows count. */
  public void commit(Commit commit) throws IOException {
    lock.requireHeld();
    folder.writeNew(name(commit), commit);
    commits.put(commit.batch(), commit.withoutIds());
  }

  /** Lets others use it. */
  @Override
  public void close() {
    lock.close();
  }
}
