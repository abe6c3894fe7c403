package dev.pointwise.jobs.sample.drawing;

/** Draws one subject in the square from (-1, -1) to (1, 1), differently each time. */
@FunctionalInterface
interface Drawing {
  void draw(Brush brush);
}
