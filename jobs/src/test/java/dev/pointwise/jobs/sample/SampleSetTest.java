package dev.pointwise.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSetTest {
  @TempDir private Path folder;

  @Test
  void drawsTheSameBytesForTheSameSeed() throws IOException {
    assertThat(drawn("first", 34, 7)).containsExactlyEntriesOf(drawn("second", 34, 7));
  }

  @Test
  void drawsOtherPicturesForAnotherSeed() throws IOException {
    List<String> first = new ArrayList<>(pictures("first", 34, 7).values());
    assertThat(pictures("second", 34, 8).values()).doesNotContainAnyElementsOf(first);
  }

  @Test
  void drawsNoPictureTwice() throws IOException {
    assertThat(pictures("all", 64, 7).values()).doesNotHaveDuplicates();
  }

  @Test
  void drawsTheSameFirstPicturesWhateverTheCount() throws IOException {
    assertThat(pictures("many", 34, 7)).containsAllEntriesOf(pictures("few", 5, 7));
  }

  @Test
  void listsEveryPictureWithItsLabelAndItsIndex() throws IOException {
    Path set = write("set", 34, 7);
    List<String> lines = Files.readAllLines(set.resolve("labels.csv"));
    assertThat(lines).hasSize(35).startsWith("file,label,index");
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      assertThat(set.resolve(cells.get(0))).isRegularFile();
      assertThat(cells.get(0)).matches("\\d{6}-" + cells.get(1) + "\\.(jpg|png)");
      assertThat(SampleSet.labels().get(Integer.parseInt(cells.get(2)))).isEqualTo(cells.get(1));
    }
    assertThat(digests(set)).hasSize(lines.size());
  }

  @Test
  void drawsEveryClassInTurn() throws IOException {
    int classes = SampleSet.labels().size();
    assertThat(classes).isGreaterThanOrEqualTo(10);
    assertThat(SampleSet.labels()).doesNotHaveDuplicates();
    List<String> files = List.copyOf(pictures("turns", 2 * classes, 3).keySet());
    for (int i = 0; i < 2 * classes; i++) {
      assertThat(files.get(i)).contains("-" + SampleSet.labels().get(i % classes) + ".");
    }
  }

  @Test
  void writesPicturesOfManySizesInTheFormatTheirNamesPromise() throws IOException {
    Path set = write("set", 48, 11);
    List<Integer> sides = new ArrayList<>();
    for (String file : digests(set).keySet()) {
      if (file.endsWith(".csv")) {
        continue;
      }
      BufferedImage picture = ImageIO.read(set.resolve(file).toFile());
      sides.addAll(List.of(picture.getWidth(), picture.getHeight()));
      int firstByte = Files.readAllBytes(set.resolve(file))[0] & 0xff;
      assertThat(firstByte).as(file).isEqualTo(file.endsWith(".png") ? 0x89 : 0xff);
    }
    assertThat(sides).allSatisfy(side -> assertThat(side).isBetween(96, 1200));
    assertThat(sides).anyMatch(side -> side < 200).anyMatch(side -> side > 700);
  }

  @Test
  void writesBothJpegAndPng() throws IOException {
    assertThat(pictures("set", 48, 11).keySet())
        .anyMatch(file -> file.endsWith(".jpg"))
        .anyMatch(file -> file.endsWith(".png"));
  }

  @Test
  void refusesAFolderThatHoldsSomething() throws IOException {
    Path set = write("set", 1, 7);
    assertThatThrownBy(() -> new SampleSet(1, 7).writeTo(set))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(set + ": the folder is not empty; name an empty or a new one");
  }

  @Test
  void drawsSquaresOfTheSideAskedFor() throws IOException {
    Path set = folder.resolve("small");
    new SampleSet(3, 7, OptionalInt.of(32)).writeTo(set);
    try (Stream<Path> files = Files.list(set)) {
      for (Path file : files.filter(path -> !path.endsWith("labels.csv")).toList()) {
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(32);
        assertThat(picture.getHeight()).isEqualTo(32);
      }
    }
  }

  @Test
  void refusesASideThatIsNoPicture() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleSet(1, 7, OptionalInt.of(4)))
        .withMessage("a sample picture's sides have 8 to 4,096 pixels, not 4; change the size");
  }

  @Test
  void refusesACountThatIsNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleSet(0, 7))
        .withMessage("a sample set has 1 to 1,000,000 pictures, not 0; change the count");
  }

  private Path write(String name, int count, long seed) throws IOException {
    Path set = folder.resolve(name);
    new SampleSet(count, seed).writeTo(set);
    return set;
  }

  private Map<String, String> drawn(String name, int count, long seed) throws IOException {
    return digests(write(name, count, seed));
  }

  private Map<String, String> pictures(String name, int count, long seed) throws IOException {
    Map<String, String> pictures = drawn(name, count, seed);
    pictures.remove("labels.csv");
    return pictures;
  }

  /** The SHA-256 of every file, by name. */
  private static Map<String, String> digests(Path set) throws IOException {
    MessageDigest sha256 = sha256();
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(set)) {
      for (Path file : files.toList()) {
        byte[] digest = sha256.digest(Files.readAllBytes(file));
        digests.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
