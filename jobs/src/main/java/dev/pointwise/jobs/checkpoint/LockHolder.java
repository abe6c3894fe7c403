package dev.pointwise.jobs.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * The run that works with a checkpoint.
 *
 * @param started when its process started, in milliseconds of the epoch; 0 where unknown
 * @param beat grows as long as the run lives
 */
record LockHolder(String runId, String host, long pid, long started, long beat) {
  /** Of a lock that is being written, or was when its run was killed. */
  static final LockHolder UNKNOWN = new LockHolder("?", "?", 0, 0, 0);

  /** Systems tell the start of one process with small differences. */
  private static final long SAME_START_MILLIS = 10_000;

  static LockHolder ofThisProcess(String runId) {
    ProcessHandle process = ProcessHandle.current();
    return new LockHolder(runId, thisHost(), process.pid(), started(process), 0);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  @JsonIgnore
  boolean isOnThisHost() {
    return host.equals(thisHost());
  }

  /** Whether its process is among those of this host: the number alone may be another's by now. */
  @JsonIgnore
  boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> Math.abs(started(process) - started) < SAME_START_MILLIS)
        .isPresent();
  }

  LockHolder next() {
    return new LockHolder(runId, host, pid, started, beat + 1);
  }

  @Override
  public String toString() {
    return "run %s (process %d on %s)".formatted(runId, pid, host);
  }
}
