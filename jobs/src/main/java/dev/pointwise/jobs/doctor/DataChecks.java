package dev.pointwise.jobs.doctor;

import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.jobs.spark.HadoopSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;

/** Inputs and outputs, as this process sees them; nothing is written. */
final class DataChecks {
  private DataChecks() {}

  static List<Finding> findings(CheckupRequest request) {
    List<Finding> findings = new ArrayList<>();
    try {
      Configuration hadoop = HadoopSettings.read(request.hadoop());
      request.inputs().forEach(uri -> findings.add(input(uri, hadoop)));
      request.outputs().forEach(uri -> findings.add(output(uri, hadoop)));
    } catch (IOException e) {
      findings.add(
          Finding.fail("data", "Hadoop's settings did not arrive: " + e, "--debug shows where"));
    }
    return findings;
  }

  private static Finding input(String uri, Configuration hadoop) {
    try {
      Path path = new Path(uri);
      FileSystem files = path.getFileSystem(hadoop);
      FileStatus[] matches = files.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw new IOException("it does not exist here");
      }
      files.access(
          matches[0].getPath(), matches[0].isDirectory() ? FsAction.READ_EXECUTE : FsAction.READ);
      return Finding.ok("input", uri + " is readable");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(
          "input",
          "%s cannot be read: %s".formatted(uri, HadoopFiles.reason(e)),
          "a URI that every executor can read, such as hdfs: or s3a:; local paths must be mounted"
              + " everywhere");
    }
  }

  private static Finding output(String uri, Configuration hadoop) {
    try {
      Path path = new Path(uri);
      FileSystem files = path.getFileSystem(hadoop);
      Path existing = files.makeQualified(path);
      while (!files.exists(existing)) {
        existing = existing.getParent();
      }
      files.access(existing, FsAction.WRITE);
      return Finding.ok(
          "output", "%s may be written (by the rights of %s)".formatted(uri, existing));
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(
          "output",
          "%s cannot be written: %s".formatted(uri, HadoopFiles.reason(e)),
          "a folder that every executor may write to");
    }
  }
}
