package dev.pointwise.model.image;

/**
 * A picture that has no pixels, and why.
 *
 * @param detail what was found, for a person to read
 * @param width width in pixels of the upright picture as its header gives it; 0 when unknown
 * @param height height likewise
 */
public record Undecodable(RejectReason reason, String detail, int width, int height)
    implements Decoding {}
