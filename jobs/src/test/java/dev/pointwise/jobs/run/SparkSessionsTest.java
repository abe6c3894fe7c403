package dev.pointwise.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.source.LocalFiles;
import dev.pointwise.jobs.testing.LocalSpark;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
  @Test
  void localModeMakesFilesWithoutProcesses() throws IOException {
    assertThat(LocalSpark.session()).isNotNull();
    assertThat(SparkSessions.isLocal()).isTrue();
    assertThat(FileSystem.newInstance(URI.create("file:///"), SparkSessions.hadoopConfiguration()))
        .isInstanceOf(LocalFiles.class);
  }
}
