package dev.pointwise.model.predict;

/**
 * One of the best classes of a picture.
 *
 * @param rank 1 for the best
 * @param index of the class in the network's output
 * @param label of the class; its index as text when the card has no labels
 * @param score probability, from the softmax of the logits or as the network gives it
 */
public record Prediction(int rank, int index, String label, float score) {}
