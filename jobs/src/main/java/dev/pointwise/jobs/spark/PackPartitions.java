package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.config.PackConfig;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import dev.pointwise.model.image.Decoder;
import java.util.ArrayList;
import java.util.List;

/** Which pictures go into which packed file: neighbours, until it is full. */
final class PackPartitions {
  /** Of pictures whose files' lengths are not known. */
  private static final long TYPICAL_BYTES = 110_000;

  private static final long MEGABYTE = 1_000_000;

  private PackPartitions() {}

  /** The ids of each file's pictures; no file is empty. */
  static List<String[]> of(Listing listing, PackConfig pack) {
    if (pack.partitions().isPresent()) {
      InferenceConfig cut = new InferenceConfig(1, Decoder.DEFAULT_MAX_PIXELS, pack.partitions());
      return PicturePartitions.of(listing, cut, 1);
    }
    return pack.rowsPerFile()
        .map(rows -> split(listing.pictures(), rows, Long.MAX_VALUE))
        .orElseGet(
            () -> split(listing.pictures(), Integer.MAX_VALUE, pack.fileMegabytes() * MEGABYTE));
  }

  private static List<String[]> split(List<Picture> pictures, int mostRows, long mostBytes) {
    List<String[]> files = new ArrayList<>();
    List<String> open = new ArrayList<>();
    long bytes = 0;
    for (Picture picture : pictures) {
      long length = picture.length() == 0 ? TYPICAL_BYTES : picture.length();
      if (!open.isEmpty() && (open.size() >= mostRows || bytes + length > mostBytes)) {
        files.add(open.toArray(String[]::new));
        open.clear();
        bytes = 0;
      }
      open.add(picture.id());
      bytes += length;
    }
    files.add(open.toArray(String[]::new));
    return files;
  }
}
