package dev.pointwise.model.predict;

import dev.pointwise.model.image.RejectReason;

/** A picture that could not be used, and why. It keeps its row and its place. */
public record Rejected(String imageId, int width, int height, RejectReason reason, String detail)
    implements Outcome {}
