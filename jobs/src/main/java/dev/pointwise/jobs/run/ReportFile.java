package dev.pointwise.jobs.run;

import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.report.ReportPage;
import dev.pointwise.jobs.sink.ResultSink;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.jobs.spark.JobDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The report page of one run, written when its rows are safe: a page that cannot be drawn or saved
 * costs no rows.
 */
final class ReportFile {
  private final String uri;
  private final Configuration hadoop;

  private ReportFile(String uri, Configuration hadoop) {
    this.uri = uri;
    this.hadoop = hadoop;
  }

  /** Checks that the page's folder exists or can be made. */
  static ReportFile open(String uri, Configuration hadoop) {
    ReportFile report = new ReportFile(uri, hadoop);
    try {
      Path path = report.path();
      FileSystem files = report.files();
      if (files.exists(path) && files.getFileStatus(path).isDirectory()) {
        throw new IOException("it is a folder");
      }
      files.mkdirs(path.getParent());
    } catch (IOException | IllegalArgumentException e) {
      throw report.unusable(e);
    }
    return report;
  }

  private FileSystem files() throws IOException {
    return HadoopFiles.withoutChecksums(path().getFileSystem(hadoop));
  }

  private Path path() throws IOException {
    Path path = new Path(uri);
    return path.getFileSystem(hadoop).makeQualified(path);
  }

  private OutputException unusable(Exception e) {
    return new OutputException(
        "Report '%s' cannot be written: %s; name a file in a folder that can be written"
            .formatted(uri, e.getMessage()),
        e);
  }

  /** Replaces an older page. */
  void write(RunRecord record, ResultSink sink, SparkSession spark) {
    try {
      byte[] page = JobDescription.during(spark, "report page", () -> page(record, sink, spark));
      try (FSDataOutputStream stream = files().create(path(), true)) {
        stream.write(page);
      }
    } catch (IOException e) {
      throw unusable(e);
    } catch (UncheckedIOException e) {
      throw unusable(e.getCause());
    }
  }

  private byte[] page(RunRecord record, ResultSink sink, SparkSession spark) {
    try {
      return ReportPage.of(record.toJson(), sink.written(spark), new HadoopFiles(hadoop));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
