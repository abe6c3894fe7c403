package dev.pointwise.model.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The codecs of OpenCV. Every native object is opened and closed within one call. Thread-safe; one
 * native thread.
 */
final class OpenCv {
  private static final int FLAGS =
      opencv_imgcodecs.IMREAD_COLOR_RGB
          | opencv_imgcodecs.IMREAD_ANYDEPTH
          | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
  private static final double EIGHT_OF_SIXTEEN_BITS = 1 / 257.0;
  private static final int LEFT_RIGHT = 1;
  private static final int TOP_BOTTOM = 0;
  private static final int BOTH = -1;
  private static final String OUT_OF_MEMORY = "Insufficient memory";

  static {
    Loader.load(opencv_imgcodecs.class);
    OpenCvLog.silence();
    opencv_core.setNumThreads(1); // pictures are decoded in parallel, not parts of one
  }

  private OpenCv() {}

  /** Loads the libraries, unless they are loaded; most of it is work of a second. */
  static void load() {
    // the class's own start has done it
  }

  static Pixels decode(byte[] codestream, Header header, PixelBuffer buffer) throws BadPicture {
    try (BytePointer bytes = new BytePointer(codestream);
        Mat file = new Mat(1, codestream.length, opencv_core.CV_8UC1, bytes);
        Mat decoded = new Mat()) {
      opencv_imgcodecs.imdecode(file, FLAGS, decoded).close();
      requireWhole(decoded, header.stored());
      if (decoded.depth() == opencv_core.CV_16U) {
        decoded.convertTo(decoded, opencv_core.CV_8U, EIGHT_OF_SIXTEEN_BITS, 0);
      }
      turnUpright(decoded, header.exifOrientation());
      return copy(decoded, buffer);
    } catch (RuntimeException failure) { // all that JavaCPP makes of a C++ exception
      String message = String.valueOf(failure.getMessage());
      if (message.contains(OUT_OF_MEMORY)) {
        // No fault of the picture, which may well decode when it is tried again.
        throw new OutOfMemoryError("OpenCV: " + message.strip());
      }
      throw BadPicture.corrupt("the codec refuses it: %s", message.strip());
    }
  }

  private static void requireWhole(Mat decoded, ImageSize size) throws BadPicture {
    if (decoded.empty()) {
      throw BadPicture.corrupt("the codec finds the picture data damaged");
    }
    if (decoded.cols() != size.width() || decoded.rows() != size.height()) {
      throw BadPicture.corrupt(
          "header says %s, but %dx%d came out", size, decoded.cols(), decoded.rows());
    }
    int depth = decoded.depth();
    if (decoded.channels() != 3 || (depth != opencv_core.CV_8U && depth != opencv_core.CV_16U)) {
      throw BadPicture.unsupported(
          "samples of OpenCV type %d in %d channels", depth, decoded.channels());
    }
  }

  /** Undoes EXIF orientations 2 to 8. Source: EXIF 2.3, tag 274. */
  private static void turnUpright(Mat mat, int exifOrientation) {
    if (exifOrientation >= 5) {
      opencv_core.transpose(mat, mat);
    }
    switch (exifOrientation) {
      case 2, 6 -> opencv_core.flip(mat, mat, LEFT_RIGHT);
      case 3, 7 -> opencv_core.flip(mat, mat, BOTH);
      case 4, 8 -> opencv_core.flip(mat, mat, TOP_BOTTOM);
      default -> {} // 1 is upright; 5 needs the transpose alone
    }
  }

  private static Pixels copy(Mat mat, PixelBuffer buffer) {
    int bytes = mat.rows() * mat.cols() * 3;
    byte[] rgb = buffer.ofAtLeast(bytes);
    mat.data().get(rgb, 0, bytes);
    return new Pixels(mat.cols(), mat.rows(), rgb);
  }
}
