package dev.pointwise.model.predict;

import java.util.List;

/** The best classes of a picture, best first. */
public record Scored(String imageId, int width, int height, List<Prediction> predictions)
    implements Outcome {
  public Scored {
    predictions = List.copyOf(predictions);
  }
}
