package dev.pointwise.jobs.source;

import java.util.List;

/**
 * What was found in the input.
 *
 * @param pictures each once, in the order of their ids
 * @param otherFiles files in folders that were passed over, since their names are not pictures'
 */
public record Listing(List<Picture> pictures, int otherFiles) {
  public Listing {
    pictures = List.copyOf(pictures);
  }

  public long bytes() {
    return pictures.stream().mapToLong(Picture::length).sum();
  }
}
