package dev.pointwise.model.image;

/** Why a picture cannot be used: the error classes of the output rows. */
public enum RejectReason {
  /** The file could not be read from its file system. */
  UNREADABLE,
  /** The content is of no known picture format, whatever its name says. */
  NOT_AN_IMAGE,
  /** The format is known, but the content breaks its rules. */
  CORRUPT,
  /** The content ends before the picture does. */
  TRUNCATED,
  /** More pixels than the cap allows; not decoded. */
  TOO_LARGE,
  /** A known format, or a variant of one, that is not decoded. */
  UNSUPPORTED,
  /** No content at all. */
  EMPTY
}
