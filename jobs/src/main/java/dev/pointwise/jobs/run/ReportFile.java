package dev.pointwise.jobs.run;

import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.report.ReportPage;
import dev.pointwise.jobs.sink.FileSink;
import dev.pointwise.jobs.source.HadoopFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The report page of one run: drawn while the rows are where they were written, saved when they are
 * safe, so that a page that cannot be saved costs no rows.
 */
final class ReportFile {
  private final String uri;
  private final Configuration hadoop;
  private byte[] page = {};

  private ReportFile(String uri, Configuration hadoop) {
    this.uri = uri;
    this.hadoop = hadoop;
  }

  /** Checks that the page's folder exists or can be made. */
  static ReportFile open(String uri, Configuration hadoop) {
    ReportFile report = new ReportFile(uri, hadoop);
    try {
      Path path = report.path();
      FileSystem files = path.getFileSystem(hadoop);
      if (files.exists(path) && files.getFileStatus(path).isDirectory()) {
        throw new IOException("it is a folder");
      }
      files.mkdirs(path.getParent());
    } catch (IOException | IllegalArgumentException e) {
      throw report.unusable(e);
    }
    return report;
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

  void draw(RunRecord record, FileSink sink, SparkSession spark) {
    try {
      page = ReportPage.of(record.toJson(), sink.written(spark), new HadoopFiles(hadoop));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces an older page. */
  void save() {
    try (FSDataOutputStream stream = path().getFileSystem(hadoop).create(path(), true)) {
      stream.write(page);
    } catch (IOException e) {
      throw unusable(e);
    }
  }
}
