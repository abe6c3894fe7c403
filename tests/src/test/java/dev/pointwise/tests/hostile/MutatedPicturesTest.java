package dev.pointwise.tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedPicturesTest {
  private static final int COUNT = 200;

  @TempDir Path folder;

  /** By name; Latin-1 keeps every byte. */
  private Map<String, String> written(String name, long seed) throws IOException {
    new MutatedPictures(seed).write(folder.resolve(name), COUNT);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve(name))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        files.put(file.getFileName().toString(), content);
      }
    }
    return files;
  }

  @Test
  void areTheSameForTheSameSeedAndOthersForAnother() throws IOException {
    Map<String, String> files = written("a", 7);
    assertThat(files).hasSize(COUNT).isEqualTo(written("b", 7)).isNotEqualTo(written("c", 8));
  }

  @Test
  void areOfEveryFormatAndMostlyStillLookLikeOne() throws IOException {
    Map<String, String> files = written("a", 7);
    for (String format : new String[] {"jpg", "png", "gif", "bmp", "tif", "webp"}) {
      assertThat(files.keySet()).anyMatch(name -> name.endsWith(format));
    }
    assertThat(files.values().stream().filter(file -> file.startsWith("\u0089PNG\r\n")).count())
        .isGreaterThan(COUNT / 20);
  }
}
