package dev.pointwise.model.predict;

/**
 * How a {@link Predictor} works.
 *
 * @param batchSize the most pictures of one pass
 * @param maxPixels pictures with more pixels are rejected as TOO_LARGE before they are decoded
 */
public record PredictorSettings(int batchSize, long maxPixels) {
  public PredictorSettings {
    if (batchSize < 1 || maxPixels < 1) {
      throw new IllegalArgumentException(
          "batchSize is %d and maxPixels %d; both must be at least 1"
              .formatted(batchSize, maxPixels));
    }
  }
}
