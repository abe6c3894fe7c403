package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.predict.ModelCard;
import dev.pointwise.tests.conformance.ExpectedPicture;
import dev.pointwise.tests.conformance.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code predict} with the cards of {@code conf/models} on the original files, end to end. */
class PublishedNetworksIT {
  /** Another JPEG decoder may move a sample by a level or two; a close call may then turn. */
  private static final int ALLOWED_OTHERS_OF_200_JPEGS = 2;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void givesTheExpectedTopClass(TrainedNetwork network) throws IOException {
    List<ExpectedPicture> pictures = ExpectedPicture.of(network);
    Path list = folder.resolve("pictures.txt");
    Files.write(list, pictures.stream().map(picture -> picture.original().toString()).toList());
    Path rows = folder.resolve("rows");

    SparkSubmit.locally(
            "predict",
            "--model=" + placeCardBesideModel(network),
            "--input-list=" + list,
            "--output=" + rows,
            "--format=json",
            "--quiet")
        .succeeded();

    List<String> others = others(pictures, Rows.read(rows));
    assertThat(others)
        .as("pictures of another top class")
        .hasSizeLessThanOrEqualTo(pictures.size() >= 200 ? ALLOWED_OTHERS_OF_200_JPEGS : 0)
        .allMatch(name -> name.endsWith(".jpg"));
  }

  private Path placeCardBesideModel(TrainedNetwork network) throws IOException {
    Path conf = network.card().getParent().getParent();
    Path models = Files.createDirectories(folder.resolve("conf/models"));
    copyAll(conf.resolve("labels"), Files.createDirectories(folder.resolve("conf/labels")));
    Path card = models.resolve(network.card().getFileName());
    Files.copy(network.card(), card);
    String model = ModelCard.parse(Files.readString(card), card.toString()).model();
    Files.copy(network.model(), models.resolve(model));
    return card;
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static List<String> others(List<ExpectedPicture> pictures, Rows rows) {
    assertThat(rows.size()).isEqualTo(pictures.size());
    List<String> others = new ArrayList<>();
    for (ExpectedPicture picture : pictures) {
      int found = rows.of(picture.original()).at("/predictions/0/index").asInt(-1);
      if (found != picture.prediction()) {
        others.add(picture.name());
      }
    }
    return others;
  }
}
