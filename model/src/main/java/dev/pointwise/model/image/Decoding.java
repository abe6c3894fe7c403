package dev.pointwise.model.image;

/** What became of one encoded picture. */
public sealed interface Decoding permits Decoded, Undecodable {}
