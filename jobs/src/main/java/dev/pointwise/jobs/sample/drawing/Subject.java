package dev.pointwise.jobs.sample.drawing;

import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What a sample picture shows: the classes of the sample set, in the order of their indices. */
public enum Subject {
  BOAT(Pose.UPRIGHT, Boat::draw),
  BRICK(Pose.FILLING, Brick::draw),
  CAR(Pose.UPRIGHT, Car::draw),
  CHECKERBOARD(Pose.FILLING, Checkerboard::draw),
  CLOCK(Pose.LEANING, Clock::draw),
  FISH(Pose.LEANING, Fish::draw),
  FLOWER(Pose.LEANING, Flower::draw),
  GEAR(Pose.LYING, Gear::draw),
  HOUSE(Pose.UPRIGHT, House::draw),
  LADDER(Pose.LEANING, Ladder::draw),
  LEAF(Pose.LYING, Leaf::draw),
  MUG(Pose.UPRIGHT, Mug::draw),
  MUSHROOM(Pose.UPRIGHT, Mushroom::draw),
  STAR(Pose.LYING, Star::draw),
  TREE(Pose.UPRIGHT, Tree::draw),
  WOOD(Pose.FILLING, Wood::draw);

  private final Pose pose;

  @SuppressWarnings("ImmutableEnumChecker") // every drawing is a static method
  private final Drawing drawing;

  Subject(Pose pose, Drawing drawing) {
    this.pose = pose;
    this.drawing = drawing;
  }

  /** The labels of all subjects, by index. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Subject::label).toList();
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it leaves nothing of the background to be seen. */
  public boolean fillsPicture() {
    return pose == Pose.FILLING;
  }

  /** Maps the square of the drawing into a picture of {@code width} x {@code height} pixels. */
  public AffineTransform place(int width, int height, Random random) {
    return pose.place(width, height, random);
  }

  /** Draws it in the square from (-1, -1) to (1, 1). */
  public void draw(Brush brush) {
    drawing.draw(brush);
  }
}
