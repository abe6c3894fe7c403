package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import java.util.List;

/** The values of one or several layers, in this order, from one pass over each picture. */
public record Extract(List<String> layers, Pooling pooling) implements Task {
  public Extract {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new ModelException("No layer is named; name at least one whose values are wanted");
    }
    if (layers.stream().distinct().count() < layers.size()) {
      throw new ModelException("The layers %s name one twice; name each once".formatted(layers));
    }
  }
}
