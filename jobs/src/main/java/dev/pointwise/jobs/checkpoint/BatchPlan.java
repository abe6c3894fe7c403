package dev.pointwise.jobs.checkpoint;

import dev.pointwise.jobs.source.Picture;
import java.util.List;

/**
 * The pictures of one batch, or the files that they are packed in, written down before their rows
 * are: a batch that was begun is finished with the same pictures, whatever the input holds by then.
 *
 * @param batch its number, from 1
 * @param runId the run that began it
 */
public record BatchPlan(int batch, String runId, List<Picture> pictures) {
  public BatchPlan {
    pictures = List.copyOf(pictures);
  }
}
