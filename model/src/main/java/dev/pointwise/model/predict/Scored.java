package dev.pointwise.model.predict;

import java.util.List;
import java.util.Optional;

/**
 * The best classes of a picture, best first.
 *
 * @param scoreMap for {@link Coverage#WHOLE_PICTURE}
 */
public record Scored(
    String imageId,
    int width,
    int height,
    List<Prediction> predictions,
    Optional<ScoreMap> scoreMap)
    implements Outcome {
  public Scored {
    predictions = List.copyOf(predictions);
  }

  /** Without a score map. */
  public Scored(String imageId, int width, int height, List<Prediction> predictions) {
    this(imageId, width, height, predictions, Optional.empty());
  }
}
