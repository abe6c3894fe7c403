package dev.pointwise.model.predict;

/** How much of a picture a classifier sees. */
public enum Coverage {
  /** What the card's steps leave of it, at the size of the network's input. */
  INPUT_SIZE,
  /**
   * All of it in its own size, but for less than one step of the network at the edges: the network
   * stands at many places, and its scores are averaged.
   */
  WHOLE_PICTURE
}
