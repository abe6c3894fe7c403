package dev.pointwise.model.image;

/**
 * What a file says about its picture before anything is decoded.
 *
 * @param stored size as stored
 * @param exifOrientation EXIF tag 274: 1 is upright, 2 to 8 are turned or mirrored
 */
record Header(ImageSize stored, int exifOrientation) {
  static final int UPRIGHT = 1;

  Header {
    if (exifOrientation < 1 || exifOrientation > 8) {
      throw new IllegalArgumentException("EXIF orientation is 1 to 8, not " + exifOrientation);
    }
  }

  static Header of(String format, long width, long height, int exifOrientation) throws BadPicture {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw BadPicture.corrupt("%s header says %d x %d pixels", format, width, height);
    }
    return new Header(new ImageSize((int) height, (int) width), exifOrientation);
  }

  /** This header with the orientation the caller wants to see applied. */
  Header oriented(Orientation orientation) {
    return orientation == Orientation.EXIF ? this : new Header(stored, UPRIGHT);
  }

  /** Size once the picture stands upright. */
  ImageSize upright() {
    return exifOrientation >= 5 ? stored.transposed() : stored;
  }
}
