package dev.pointwise.model.image;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/** What the decoder's native library is on this machine. */
public final class DecoderFacts {
  private DecoderFacts() {}

  /**
   * The version of OpenCV, which is loaded for it.
   *
   * @throws LinkageError when it cannot be loaded
   */
  public static String openCvVersion() {
    Loader.load(opencv_core.class);
    return "%d.%d.%d"
        .formatted(
            opencv_core.getVersionMajor(),
            opencv_core.getVersionMinor(),
            opencv_core.getVersionRevision());
  }
}
