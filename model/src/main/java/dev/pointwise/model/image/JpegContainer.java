package dev.pointwise.model.image;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * JPEG: 8-bit baseline and progressive pictures of 1, 3 or 4 components.
 *
 * <p>Sources: ITU-T T.81, annex B; EXIF 2.3, section 4.7.2. Application segments other than JFIF
 * and Adobe's (colour profiles, metadata, thumbnails) and comments are not handed to the codec.
 */
final class JpegContainer implements Container {
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int COMMENT = 0xfe;
  private static final int JFIF = 0xe0;
  private static final int EXIF = 0xe1;
  private static final int ADOBE = 0xee;
  private static final String EXIF_START = "Exif\0\0";

  @Override
  public String format() {
    return "JPEG";
  }

  @Override
  public List<String> signatures() {
    return List.of("\u00ff\u00d8\u00ff");
  }

  @Override
  public Header header(Bytes file) throws BadPicture {
    int orientation = Header.UPRIGHT;
    JpegSegments segments = new JpegSegments(file);
    while (segments.advance()) {
      Bytes content = segments.content();
      if (segments.marker() == EXIF && content.has(EXIF_START, 0)) {
        orientation =
            TiffDirectory.orientation(
                content.slice(EXIF_START.length(), content.size() - EXIF_START.length()));
      } else if (isFrame(segments.marker())) {
        return Header.of("JPEG", content.u16(3), content.u16(1), orientation);
      } else if (segments.marker() == START_OF_SCAN || segments.marker() == END_OF_IMAGE) {
        break;
      }
    }
    throw BadPicture.corrupt("JPEG has no frame header before its picture data");
  }

  @Override
  public byte[] codestream(Bytes file) throws BadPicture {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.size());
    kept.write(0xff);
    kept.write(START_OF_IMAGE);
    int scans = 0;
    long codedBytes = 0;
    boolean adobe = false;
    Optional<JpegFrame> frame = Optional.empty();
    JpegSegments segments = new JpegSegments(file);
    while (segments.advance()) {
      int marker = segments.marker();
      adobe |= marker == ADOBE && segments.content().has("Adobe", 0);
      if (isFrame(marker)) {
        frame = Optional.of(new JpegFrame(marker & 15, segments.content()));
        frame.get().requireKnown(adobe);
      }
      scans += marker == START_OF_SCAN ? 1 : 0;
      codedBytes += segments.codedBytes();
      if (isKept(marker)) {
        segments.copyTo(kept);
      }
    }
    if (scans == 0 || frame.isEmpty()) {
      throw BadPicture.corrupt("JPEG has no picture data");
    }
    frame.get().requireFitting(scans, codedBytes);
    return kept.toByteArray();
  }

  private static boolean isFrame(int marker) {
    boolean tables = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
    return marker >= 0xc0 && marker <= 0xcf && !tables;
  }

  private static boolean isKept(int marker) {
    boolean application = marker >= 0xe0 && marker <= 0xef;
    return marker == JFIF || marker == ADOBE || (!application && marker != COMMENT);
  }
}
