package dev.pointwise.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.source.LocalFiles;
import dev.pointwise.jobs.testing.LocalSpark;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
  private static final String GENERATED_CODE = "spark.sql.codegen.wholeStage";

  @Test
  void localModeMakesFilesWithoutProcesses() throws IOException {
    assertThat(LocalSpark.session()).isNotNull();
    assertThat(SparkSessions.isLocal()).isTrue();
    assertThat(FileSystem.newInstance(URI.create("file:///"), SparkSessions.hadoopConfiguration()))
        .isInstanceOf(LocalFiles.class);
  }

  @Test
  void leavesTheSettingsOfASessionThatIsThereAlone() {
    SparkSession there = LocalSpark.session();
    there.conf().set(GENERATED_CODE, "true");
    try {
      assertThat(SparkSessions.start("tests")).isEqualTo(there);
      assertThat(there.conf().get(GENERATED_CODE)).isEqualTo("true");
    } finally {
      there.conf().set(GENERATED_CODE, "false");
    }
  }
}
