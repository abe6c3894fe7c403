package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelCardsInConfTest {
  static List<Path> cards() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.checkout().resolve("conf/models"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cards")
  void areValidAndTheirLabelsAreThere(Path file) throws IOException {
    ModelCard card = ModelCard.parse(Files.readString(file), file.toString());

    assertThat(file).hasFileName(card.name() + ".yaml");
    assertThat(card.sha256()).isPresent();
    for (String labels : card.labels().stream().toList()) {
      assertThat(Labels.parse(Files.readAllBytes(file.resolveSibling(labels)), labels))
          .hasSizeGreaterThan(1);
    }
  }
}
