package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkUiTest {
  private static final String DESCRIPTION = "spark.job.description";

  @TempDir private Path folder;

  private static final class Described extends SparkListener {
    private final List<String> jobs = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      jobs.add(start.properties().getProperty(DESCRIPTION));
    }
  }

  @Test
  void saysWhatEachJobDoes() throws Exception {
    SparkContext context = LocalSpark.session().sparkContext();
    Described described = new Described();
    context.addSparkListener(described);

    predict();

    context.listenerBus().waitUntilEmpty();
    context.removeSparkListener(described);
    assertThat(described.jobs)
        .contains("predict tiny: 5 pictures", "count the rows")
        .allMatch(job -> job != null && !job.isBlank());
    assertThat(context.getLocalProperty(DESCRIPTION)).isNull();
  }

  private void predict() throws IOException {
    Ran.with(
            "predict",
            "--model",
            TinyModel.write(folder.resolve("model")),
            "--input",
            Pictures.good(folder.resolve("pictures"), 5),
            "--output",
            folder.resolve("rows"),
            "--report",
            folder.resolve("page.html"))
        .succeeded();
  }
}
