package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.ModelBundle;
import dev.pointwise.model.predict.Task;
import java.io.Serializable;

/**
 * Which loaded model a task needs: two tasks with equal keys share one.
 *
 * @param content SHA-256 of the whole bundle (card, weights, labels), in lower-case hex
 * @param task what is wanted from it
 */
public record ModelKey(String content, Task task) implements Serializable {
  public static ModelKey of(ModelBundle bundle, Task task) {
    return new ModelKey(bundle.encodedSha256(), task);
  }
}
