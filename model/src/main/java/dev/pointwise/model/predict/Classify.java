package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;

/** The best {@code topK} classes of each picture; all of them when the network has fewer. */
public record Classify(int topK, Coverage coverage) implements Task {
  public Classify {
    if (topK < 1) {
      throw new ModelException("top-k is %d; ask for at least 1 class".formatted(topK));
    }
  }

  public Classify(int topK) {
    this(topK, Coverage.INPUT_SIZE);
  }

  boolean isDense() {
    return coverage == Coverage.WHOLE_PICTURE;
  }
}
