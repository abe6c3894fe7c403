package dev.pointwise.jobs.source;

import dev.pointwise.jobs.config.InputFormat;
import java.util.List;

/**
 * What was found in the input.
 *
 * @param pictures its files, each once, in the order of their ids
 * @param otherFiles files in folders that were passed over, since their names do not fit
 * @param format what the files are
 */
public record Listing(List<Picture> pictures, int otherFiles, InputFormat format) {
  public Listing {
    pictures = List.copyOf(pictures);
  }

  /** Files that are pictures. */
  public Listing(List<Picture> pictures, int otherFiles) {
    this(pictures, otherFiles, InputFormat.PICTURES);
  }

  /** Some of these files. */
  public Listing part(List<Picture> some) {
    return new Listing(some, otherFiles, format);
  }

  /** The same files, after more others were found inside them. */
  public Listing withMoreOthers(long more) {
    return new Listing(pictures, Math.toIntExact(otherFiles + more), format);
  }

  public long bytes() {
    return pictures.stream().mapToLong(Picture::length).sum();
  }

  /** How many pictures there are; of packed files a guess. */
  public long expectedPictures() {
    return pictures.stream().mapToLong(Picture::pictures).sum();
  }
}
