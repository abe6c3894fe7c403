package dev.pointwise.model.predict;

/** What became of one picture: exactly one outcome for each, in the order of the batch. */
public sealed interface Outcome permits Scored, Extracted, Rejected {
  String imageId();

  /** Width of the upright picture in pixels; 0 where unknown. */
  int width();

  /** Height of the upright picture in pixels; 0 where unknown. */
  int height();
}
