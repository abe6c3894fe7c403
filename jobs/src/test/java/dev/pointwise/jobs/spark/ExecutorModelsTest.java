package dev.pointwise.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorModelsTest {
  @TempDir Path folder;

  @Test
  void loadsAModelOnceForAThousandPartitions() throws IOException {
    Path card = TinyModel.write(folder.resolve("model"));
    String picture = Pictures.good(folder.resolve("pictures"), 1) + "/000-red.png";
    List<String> copies =
        IntStream.range(0, 1000).mapToObj(i -> folder + "/copies/" + i + ".png").toList();
    copy(Path.of(picture), copies);
    LocalSpark.session();
    int before = ExecutorModels.loads();
    Object[] arguments = {
      "predict",
      "--model",
      card,
      "--input",
      folder.resolve("copies"),
      "--output",
      folder.resolve("output"),
      "--partitions",
      1000,
      "--top-k",
      3
    };
    Ran.with(arguments).succeeded();
    assertThat(ExecutorModels.loads() - before).isEqualTo(1);
    try (Stream<Path> parts = Files.list(folder.resolve("output"))) {
      assertThat(parts.filter(part -> part.getFileName().toString().startsWith("part-")))
          .hasSize(1000);
    }
  }

  private static void copy(Path picture, List<String> names) throws IOException {
    Files.createDirectories(Path.of(names.get(0)).getParent());
    for (String name : names) {
      Files.copy(picture, Path.of(name));
    }
  }
}
