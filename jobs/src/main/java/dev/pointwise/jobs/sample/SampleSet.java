package dev.pointwise.jobs.sample;

import dev.pointwise.jobs.sample.drawing.Subject;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A set of labelled pictures, drawn by dice: the same seed gives the same bytes on the same JDK,
 * and picture {@code i} does not depend on {@code count}. Unless a side is given, sides measure 96
 * to 1200 pixels; the classes take turns. Immutable.
 *
 * @param count how many pictures, 1 to 1,000,000
 * @param seed the start of the dice; a model trained on one seed is judged on another
 * @param side of all pictures, which are squares then; 8 to 4,096 pixels
 */
public record SampleSet(int count, long seed, OptionalInt side) {
  private static final int MOST = 1_000_000;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 4096;

  public SampleSet {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "a sample set has 1 to %,d pictures, not %,d; change the count".formatted(MOST, count));
    }
    if (side.isPresent() && (side.getAsInt() < SHORTEST || side.getAsInt() > LONGEST)) {
      throw new IllegalArgumentException(
          "a sample picture's sides have %d to %,d pixels, not %,d; change the size"
              .formatted(SHORTEST, LONGEST, side.getAsInt()));
    }
  }

  /** Pictures of many sizes. */
  public SampleSet(int count, long seed) {
    this(count, seed, OptionalInt.empty());
  }

  /** The labels of all classes, by index, as a model's label list has them. */
  public static List<String> labels() {
    return Subject.labels();
  }

  /**
   * Draws the pictures into {@code folder}, made if missing, as {@code 000017-car.jpg} or {@code
   * .png}, and last {@code labels.csv} with one line {@code file,label,index} a picture, where
   * {@code index} is the label's place in {@link #labels()}.
   *
   * @throws FileAlreadyExistsException if the folder holds anything, or is a file
   */
  public void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    requireEmpty(folder);
    List<String> table = new ArrayList<>(List.of("file,label,index"));
    Subject[] subjects = Subject.values();
    for (int i = 0; i < count; i++) {
      int index = i % subjects.length;
      String file = writePicture(folder, i, subjects[index]);
      table.add("%s,%s,%d".formatted(file, subjects[index].label(), index));
    }
    Files.write(folder.resolve("labels.csv"), table, StandardCharsets.UTF_8);
  }

  private String writePicture(Path folder, int number, Subject subject) throws IOException {
    Random random = new Random(mix(mix(seed) + number));
    Encoding encoding = Encoding.any(random);
    Dimension any = encoding.anySize(random);
    Dimension size = side.isPresent() ? new Dimension(side.getAsInt(), side.getAsInt()) : any;
    byte[] bytes = encoding.encode(Scene.paint(subject, size, random));
    String file = "%06d-%s.%s".formatted(number, subject.label(), encoding.suffix());
    Files.write(folder.resolve(file), bytes);
    return file;
  }

  private static void requireEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new FileAlreadyExistsException(
            folder.toString(), null, "the folder is not empty; name an empty or a new one");
      }
    }
  }

  /** SplitMix64's finaliser (Steele, Lea, Flood 2014): neighbours get unrelated dice. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
