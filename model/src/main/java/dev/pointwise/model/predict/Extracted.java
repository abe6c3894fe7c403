package dev.pointwise.model.predict;

import java.util.List;

/** The wanted layers' values of a picture, in the order in which they were asked for. */
public record Extracted(String imageId, int width, int height, List<float[]> features)
    implements Outcome {
  public Extracted {
    features = List.copyOf(features);
  }
}
