package dev.pointwise.jobs.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What this process runs on, and what is wrong with it.
 *
 * @param where host and process id
 * @param findings in the order in which they are shown
 */
public record Checkup(String where, List<Finding> findings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Checkup {
    findings = List.copyOf(findings);
  }

  public static Checkup ofThisProcess(CheckupRequest request) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(SoftwareChecks.findings());
    findings.addAll(ThreadChecks.findings(request));
    findings.addAll(MemoryChecks.findings());
    findings.addAll(FolderChecks.findings(request));
    findings.addAll(DataChecks.findings(request));
    return new Checkup(process(), findings);
  }

  private static String process() {
    String pid = String.valueOf(ProcessHandle.current().pid());
    try {
      return InetAddress.getLocalHost().getHostName() + ", process " + pid;
    } catch (IOException e) {
      return "process " + pid;
    }
  }

  /** The same with more findings at its end. */
  public Checkup with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new Checkup(where, all);
  }

  public long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  /** For its way from an executor to the driver. */
  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts can be written", e);
    }
  }

  static Checkup parse(String json) {
    try {
      return JSON.readValue(json, Checkup.class);
    } catch (IOException e) {
      throw new UncheckedIOException("An executor's checkup cannot be read", e);
    }
  }
}
