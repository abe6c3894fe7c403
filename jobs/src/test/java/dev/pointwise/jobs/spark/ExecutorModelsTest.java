package dev.pointwise.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.TinyModel;
import dev.pointwise.model.predict.CardOverrides;
import dev.pointwise.model.predict.Classify;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.PredictorSettings;
import dev.pointwise.model.predict.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorModelsTest {
  private static final int PARTITIONS = 1000;
  private static final PredictorSettings SETTINGS = new PredictorSettings(2, 1000);

  @TempDir Path folder;
  private ModelBundle bundle;

  @BeforeEach
  void readModel() throws IOException {
    String card = TinyModel.write(folder.resolve("model")).toString();
    bundle = ModelBundle.load(card, CardOverrides.NONE, uri -> Files.readAllBytes(Path.of(uri)));
    ExecutorModels.closeIdle();
  }

  @AfterEach
  void closeModels() {
    ExecutorModels.closeIdle();
  }

  private ModelLease lease(Task task) {
    return ExecutorModels.lease(ModelKey.of(bundle, task), SETTINGS, () -> bundle);
  }

  @Test
  void loadsAModelOnceForAThousandPartitions() throws IOException {
    Path picture = Pictures.good(folder.resolve("pictures"), 1).resolve("000-red.png");
    Listing listing =
        new Listing(
            IntStream.range(0, PARTITIONS)
                .mapToObj(i -> new Picture("file:" + picture, 100))
                .toList(),
            0);
    SparkSession spark = LocalSpark.session();
    TaskMeters meters = TaskMeters.register(spark.sparkContext());
    Task task = new Classify(1);
    int before = ExecutorModels.loads();

    ImageInference.of(
            spark,
            meters,
            bundle.toBytes(),
            ModelKey.of(bundle, task),
            RowSchemas.rows(task, List.of()),
            new InferenceConfig(8, 1000, Optional.of(PARTITIONS)))
        .rows(listing)
        .dataset()
        .write()
        .format("noop")
        .mode("overwrite")
        .save();

    assertThat(meters.pictures().value()).isEqualTo(PARTITIONS);
    assertThat(meters.modelLoads().value()).isEqualTo(1);
    assertThat(ExecutorModels.loads() - before).isEqualTo(1);
    assertThat(meters.seconds())
        .containsOnlyKeys(TaskStage.values())
        .allSatisfy((stage, time) -> assertThat(time).isNotNegative());
    assertThat(meters.seconds().get(TaskStage.FORWARD)).isPositive();
    assertThat(meters.peakMemoryBytes().value()).isPositive();
  }

  @Test
  void sharesAModelAmongLeasesAndKeepsItForTheNext() {
    try (ModelLease first = lease(new Classify(1));
        ModelLease second = lease(new Classify(1))) {
      assertThat(first.loaded()).isTrue();
      assertThat(second.loaded()).isFalse();
      assertThat(second.model()).isSameAs(first.model());
    }
    try (ModelLease third = lease(new Classify(1))) {
      assertThat(third.loaded()).isFalse();
    }
  }

  @Test
  void loadsAnotherModelForAnotherTaskAndClosesTheIdleOne() {
    lease(new Classify(1)).close();
    try (ModelLease other = lease(new Classify(2))) {
      assertThat(other.loaded()).isTrue();
    }
    try (ModelLease again = lease(new Classify(1))) {
      assertThat(again.loaded()).isTrue();
    }
  }

  @Test
  void keepsALeasedModelOpenWhenAnotherIsLoaded() throws IOException {
    Path picture = Pictures.good(folder.resolve("pictures"), 1).resolve("000-red.png");
    EncodedImage image = new EncodedImage("red", Files.readAllBytes(picture));
    try (ModelLease held = lease(new Classify(1));
        ModelLease other = lease(new Classify(2))) {
      assertThat(other.predict(List.of(image))).hasSize(1);
      assertThat(held.predict(List.of(image))).hasSize(1);
    }
  }
}
