package dev.pointwise.model.image;

/** A picture that was decoded whole. */
public record Decoded(Pixels pixels) implements Decoding {}
