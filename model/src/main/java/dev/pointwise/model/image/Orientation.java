package dev.pointwise.model.image;

/** What to do with the orientation that cameras store beside the pixels. */
public enum Orientation {
  /** Turn and mirror the picture as its EXIF tag 274 says. */
  EXIF,
  /** Take the pixels as they are stored. */
  IGNORE
}
