package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.Task;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which loaded model a task needs: two tasks with equal keys share one.
 *
 * @param content SHA-256 of the whole bundle (card, weights, labels), in lower-case hex
 * @param task what is wanted from it
 */
public record ModelKey(String content, Task task) implements Serializable {
  public static ModelKey of(byte[] bundle, Task task) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bundle);
      return new ModelKey(HexFormat.of().formatHex(digest), task);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
