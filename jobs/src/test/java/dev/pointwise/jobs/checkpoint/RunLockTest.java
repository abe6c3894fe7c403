package dev.pointwise.jobs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.failure.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  private static final LockTimes QUICK =
      new LockTimes(Duration.ofHours(1), Duration.ofMillis(30), Duration.ofMillis(5));
  private static final LockTimes PATIENT =
      new LockTimes(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(5));
  private static final LockHolder ELSEWHERE = new LockHolder("far", "no-such-host", 1, 1, 7);

  @TempDir Path home;
  private CheckpointFolder folder;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void setUp() throws IOException {
    folder = CheckpointFolder.of(home.toString(), "run", new Configuration());
  }

  private RunLock acquire(String runId, LockTimes times) throws IOException {
    return RunLock.acquire(folder, LockHolder.ofThisProcess(runId), times, notices::add);
  }

  @Test
  void isGoneWhenItWasHandedBack() throws IOException {
    acquire("one", QUICK).close();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void isNotSharedByLivingProcesses() throws IOException {
    try (RunLock lock = acquire("one", QUICK)) {
      lock.requireHeld();
      assertThatThrownBy(() -> acquire("two", QUICK))
          .isInstanceOf(OutputException.class)
          .hasMessageContaining("held by run one")
          .hasMessageContaining("start again when that has ended");
    }
  }

  @Test
  void goesOverAtOnceWhenItsProcessIsGoneFromThisHost() throws IOException {
    LockHolder self = LockHolder.ofThisProcess("old");
    folder.create(RunLock.NAME, new LockHolder("old", self.host(), self.pid(), 1, 0));
    acquire("new", PATIENT).close();
    assertThat(notices).isEmpty();
  }

  @Test
  void goesOverFromAnotherHostAfterAWhileWithoutASignOfLife() throws IOException {
    folder.create(RunLock.NAME, ELSEWHERE);
    try (RunLock lock = acquire("new", QUICK)) {
      lock.requireHeld();
    }
    assertThat(notices).singleElement().asString().contains("run far", "no-such-host", "waiting");
  }

  @Test
  void staysWithAHolderElsewhereThatShowsASignOfLife() throws IOException {
    folder.create(RunLock.NAME, ELSEWHERE);
    Suspicion suspicion = new Suspicion("here", PATIENT, notices::add);
    assertThat(suspicion.isDead(ELSEWHERE)).isFalse();
    assertThatThrownBy(() -> suspicion.isDead(ELSEWHERE.next()))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("run far");
  }

  @Test
  void goesOverFromAHolderThatWasKilledWhileItWroteItsName() throws IOException {
    Files.createFile(home.resolve(RunLock.NAME));
    acquire("new", QUICK).close();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void isLostOnceAnotherRunTookIt() throws IOException {
    try (RunLock lock = acquire("one", QUICK)) {
      folder.replace(RunLock.NAME, ELSEWHERE);
      assertThatThrownBy(lock::requireHeld)
          .isInstanceOf(OutputException.class)
          .hasMessageContaining("taken over by run far");
    }
    assertThat(home.resolve(RunLock.NAME)).exists();
  }

  @Test
  void showsSignsOfLife() throws IOException {
    LockTimes quick = new LockTimes(Duration.ofMillis(2), Duration.ofHours(1), Duration.ofHours(1));
    try (RunLock lock = acquire("one", quick)) {
      lock.requireHeld();
      while (beat() < 2) {
        Thread.onSpinWait();
      }
    }
  }

  private long beat() throws IOException {
    return folder.readOr(RunLock.NAME, LockHolder.class, LockHolder.UNKNOWN).orElseThrow().beat();
  }
}
