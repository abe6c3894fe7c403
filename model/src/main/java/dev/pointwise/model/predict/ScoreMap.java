package dev.pointwise.model.predict;

import dev.pointwise.model.tensor.Shape;

/**
 * What a classifier says at each of its places over a picture, before softmax: the mean over all
 * places is what the picture's prediction is made of.
 *
 * @param shape classes x rows x columns
 * @param values row-major; shared, not to be written to
 */
public record ScoreMap(Shape shape, float[] values) {}
