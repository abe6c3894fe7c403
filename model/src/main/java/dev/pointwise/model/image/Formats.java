package dev.pointwise.model.image;

import java.util.List;
import java.util.Map;

/** Tells a file's format from its first bytes; its name is never looked at. */
final class Formats {
  private static final List<Container> DECODED =
      List.of(
          new JpegContainer(),
          new PngContainer(),
          new GifContainer(),
          new WebpContainer(),
          new TiffContainer(),
          new BmpContainer());

  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "JPEG 2000", List.of("\0\0\0\fjP  ", "\u00ffO\u00ffQ"),
          "JPEG XL", List.of("\0\0\0\fJXL ", "\u00ff\n"),
          "AVIF", List.of("????ftypavif", "????ftypavis"),
          "HEIF", List.of("????ftyphe", "????ftypmif1", "????ftypmsf1"),
          "BigTIFF", List.of("II+\0", "MM\0+"),
          "Photoshop", List.of("8BPS"),
          "Windows icon", List.of("\0\0\1\0"),
          "portable anymap", List.of("P1\n", "P2\n", "P3\n", "P4\n", "P5\n", "P6\n", "P7\n"),
          "OpenEXR", List.of("v/1\1"),
          "SVG", List.of("<svg"));

  private Formats() {}

  static Container of(Bytes file) throws BadPicture {
    for (Container container : DECODED) {
      if (container.signatures().stream().anyMatch(file::startsLike)) {
        return container;
      }
    }
    for (Map.Entry<String, List<String>> other : OTHERS.entrySet()) {
      if (other.getValue().stream().anyMatch(file::startsLike)) {
        throw BadPicture.unsupported("%s pictures are not decoded", other.getKey());
      }
    }
    throw new BadPicture(
        RejectReason.NOT_AN_IMAGE, "no picture format starts with the bytes " + start(file));
  }

  private static String start(Bytes file) throws BadPicture {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(file.size(), 8); i++) {
      hex.append(i == 0 ? "" : " ").append("%02x".formatted(file.u8(i)));
    }
    return hex.toString();
  }
}
