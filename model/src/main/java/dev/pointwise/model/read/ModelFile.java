package dev.pointwise.model.read;

import dev.pointwise.model.ModelException;
import java.util.Map;

/**
 * A model file's content and that of the files beside it that hold its weights, by the names the
 * model uses for them.
 *
 * @param name as shown in messages, usually the path or URI
 */
public record ModelFile(String name, byte[] content, Map<String, byte[]> weightFiles) {
  public ModelFile {
    weightFiles = Map.copyOf(weightFiles);
  }

  /** A model whose weights are inside it. */
  public static ModelFile of(String name, byte[] content) {
    return new ModelFile(name, content, Map.of());
  }

  /** The content of a weight file beside the model. */
  public byte[] weights(String location) {
    byte[] bytes = weightFiles.get(location);
    if (bytes == null) {
      throw new ModelException(
          "%s keeps weights in '%s', which is missing; put that file beside the model"
              .formatted(name, location));
    }
    return bytes;
  }
}
