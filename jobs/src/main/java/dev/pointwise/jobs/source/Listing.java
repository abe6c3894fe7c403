package dev.pointwise.jobs.source;

import dev.pointwise.jobs.config.InputFormat;
import dev.pointwise.jobs.config.Packing;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

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

  /** As in {@code 1,200 pictures} or {@code 12 Parquet files}. */
  public String files() {
    String ending = pictures.size() == 1 ? "" : "s";
    return String.format(
        Locale.ROOT, "%,d %s%s", pictures.size(), format.packing().label(), ending);
  }

  public long bytes() {
    return pictures.stream().mapToLong(Picture::length).sum();
  }

  /** How many pictures there are, unless they lie in packed files. */
  public OptionalLong countedPictures() {
    return format.packing() == Packing.PICTURES
        ? OptionalLong.of(pictures.size())
        : OptionalLong.empty();
  }

  /** How many pictures there are; of packed files a guess. */
  public long expectedPictures() {
    return pictures.stream().mapToLong(Picture::pictures).sum();
  }
}
