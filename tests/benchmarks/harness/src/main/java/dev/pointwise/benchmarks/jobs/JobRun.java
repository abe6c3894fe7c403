package dev.pointwise.benchmarks.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One job as a process, from its start to its end.
 *
 * @param imagesPerSecond as the job says it: of the stage that reads, predicts and writes
 * @param seconds of the whole process
 * @param coreSeconds that it took of all cores, at least
 * @param peakMebibytes of its resident memory, at least
 */
record JobRun(double imagesPerSecond, double seconds, double coreSeconds, long peakMebibytes) {
  private static final Pattern RATE = Pattern.compile("\"images_per_second\":\\s*([0-9.]+)");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");
  private static final int MILLIS_BETWEEN_LOOKS = 100;

  /** Runs a command that prints its rate and becomes the job, as a script does by exec. */
  static JobRun of(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> output(process));
    long peak = 0;
    double coreSeconds = 0;
    while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKibibytes(process.pid()));
      coreSeconds = Math.max(coreSeconds, coreSeconds(process));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String output = said.join();
    Matcher rate = RATE.matcher(output);
    if (process.exitValue() != 0 || !rate.find()) {
      throw new IllegalStateException(
          "'%s' ended with status %d; %s says why"
              .formatted(String.join(" ", command), process.exitValue(), log));
    }
    return new JobRun(Double.parseDouble(rate.group(1)), seconds, coreSeconds, peak >> 10);
  }

  private static String output(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("A job's output cannot be read", e);
    }
  }

  private static double coreSeconds(Process process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
  }

  private static long peakKibibytes(long pid) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException ended) {
      return 0;
    }
  }
}
