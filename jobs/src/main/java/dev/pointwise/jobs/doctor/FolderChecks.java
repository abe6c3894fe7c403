package dev.pointwise.jobs.doctor;

import dev.pointwise.jobs.run.Versions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders on this machine that the process writes to. */
final class FolderChecks {
  /** The native libraries unpack to about 400 MB. */
  private static final long CACHE_BYTES = 512L << 20;

  private static final long SPARK_BYTES = 1L << 30;

  private FolderChecks() {}

  static List<Finding> findings(CheckupRequest request) {
    List<Finding> findings = new ArrayList<>();
    findings.add(temporary());
    for (String folder : sparkFolders(request)) {
      findings.add(
          writable("spark folder", Path.of(folder), SPARK_BYTES, "spark.local.dir=FOLDER"));
    }
    findings.add(cache());
    return findings;
  }

  /** As Spark chooses them: the cluster's before the setting's. */
  private static List<String> sparkFolders(CheckupRequest request) {
    return Stream.of(
            split(System.getenv("SPARK_EXECUTOR_DIRS"), File.pathSeparator),
            split(System.getenv("SPARK_LOCAL_DIRS"), ","),
            split(System.getenv("LOCAL_DIRS"), ","))
        .filter(folders -> !folders.isEmpty())
        .findFirst()
        .orElse(request.localFolders());
  }

  private static List<String> split(String folders, String separator) {
    return folders == null || folders.isBlank()
        ? List.of()
        : List.of(folders.split(Pattern.quote(separator), -1));
  }

  private static Finding temporary() {
    try {
      Path file = Files.createTempFile("pointwise-doctor", "");
      Files.delete(file);
      return Finding.ok("temp folder", file.getParent().toString());
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(
          "temp folder",
          "cannot be written: " + e.getMessage(),
          "-Djava.io.tmpdir=FOLDER in spark.executor.extraJavaOptions and"
              + " spark.driver.extraJavaOptions");
    }
  }

  private static Finding cache() {
    String remedy = "-Dorg.bytedeco.javacpp.cachedir=FOLDER in the same Java options";
    try {
      Path cache = Path.of(Versions.ofNativeLibraries().get("javacpp cache"));
      return writable("library cache", cache, CACHE_BYTES, remedy);
    } catch (LinkageError | RuntimeException e) {
      return Finding.fail("library cache", "is not known, as nothing loads", remedy);
    }
  }

  private static Finding writable(String topic, Path folder, long wanted, String remedy) {
    try {
      Files.delete(Files.createTempFile(folder, "pointwise-doctor", ""));
      long free = Files.getFileStore(folder).getUsableSpace();
      String text = "%s, %,d MiB free".formatted(folder, free >> 20);
      return free < wanted
          ? Finding.warn(topic, text, "%s with %,d MiB".formatted(remedy, wanted >> 20))
          : Finding.ok(topic, text);
    } catch (IOException e) {
      return Finding.fail(topic, "%s cannot be written: %s".formatted(folder, e), remedy);
    }
  }
}
