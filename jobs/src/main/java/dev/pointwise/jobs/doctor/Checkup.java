package dev.pointwise.jobs.doctor;

import dev.pointwise.jobs.run.Versions;
import dev.pointwise.jobs.spark.ProcessMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this JVM runs on, and what is wrong with it.
 *
 * @param where host and process id
 * @param facts by name, in the order in which they are shown
 * @param faults what to mend, each with the way to do it; empty on a sound machine
 */
public record Checkup(String where, Map<String, String> facts, List<String> faults) {
  private static final String MEBIBYTES = "%,d MiB";

  public static Checkup ofThisProcess() {
    Map<String, String> facts = new LinkedHashMap<>(Versions.ofJava());
    List<String> faults = new ArrayList<>();
    addMachine(facts);
    addThreads(facts, faults);
    addFileNames(faults);
    addLibraries(facts, faults);
    return new Checkup(process(), facts, faults);
  }

  private static String process() {
    String pid = String.valueOf(ProcessHandle.current().pid());
    try {
      return InetAddress.getLocalHost().getHostName() + ", process " + pid;
    } catch (IOException e) {
      return "process " + pid;
    }
  }

  private static void addMachine(Map<String, String> facts) {
    Runtime runtime = Runtime.getRuntime();
    facts.put("cores", String.valueOf(runtime.availableProcessors()));
    facts.put("heap, at most", MEBIBYTES.formatted(runtime.maxMemory() >> 20));
    facts.put("memory of the process", MEBIBYTES.formatted(ProcessMemory.peakBytes() >> 20));
  }

  private static void addThreads(Map<String, String> facts, List<String> faults) {
    Optional<String> threads = Optional.ofNullable(System.getenv("OMP_NUM_THREADS"));
    facts.put("OMP_NUM_THREADS", threads.orElse("not set"));
    if (!threads.equals(Optional.of("1"))) {
      faults.add(
          "OMP_NUM_THREADS is %s, so that a task may start a thread a core; set it to 1: on"
                  .formatted(threads.orElse("not set"))
              + " executors with spark.executorEnv.OMP_NUM_THREADS, on the driver in its environment");
    }
  }

  private static void addFileNames(List<String> faults) {
    try {
      var unused = Path.of("\u00e4");
    } catch (InvalidPathException e) {
      faults.add(
          "Local files whose names are not ASCII are not found; set LC_ALL to C.UTF-8: on executors"
              + " with spark.executorEnv.LC_ALL, on the driver in its environment");
    }
  }

  private static void addLibraries(Map<String, String> facts, List<String> faults) {
    try {
      facts.putAll(Versions.ofNativeLibraries());
      SelfTest.run().ifPresent(faults::add);
    } catch (LinkageError | RuntimeException e) {
      faults.add("The native libraries do not work: " + e);
    }
  }

  /** As lines for a reader. */
  public String text() {
    StringBuilder text = new StringBuilder(where).append('\n');
    facts.forEach((name, value) -> text.append("  %-31s %s%n".formatted(name, value)));
    faults.forEach(fault -> text.append("  WRONG: ").append(fault).append('\n'));
    return text.toString();
  }
}
