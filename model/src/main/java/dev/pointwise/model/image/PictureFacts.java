package dev.pointwise.model.image;

import java.util.Optional;

/**
 * What a picture's file says about it before anything is decoded.
 *
 * @param format as in {@code JPEG}
 * @param size once the picture stands upright, by its EXIF orientation
 */
public record PictureFacts(String format, ImageSize size) {
  /** Nothing when the file is of no format that is decoded, or its header cannot be read. */
  public static Optional<PictureFacts> of(byte[] encoded) {
    Bytes file = Bytes.of(encoded);
    try {
      Container container = Formats.of(file);
      return Optional.of(new PictureFacts(container.format(), container.header(file).upright()));
    } catch (BadPicture bad) {
      return Optional.empty();
    }
  }
}
