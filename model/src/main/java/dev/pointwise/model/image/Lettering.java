package dev.pointwise.model.image;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A line of text as a mask, drawn with the strokes that OpenCV brings along: Java's own text needs
 * fonts, which a server may lack. Characters beyond ASCII become question marks.
 *
 * @param coverage of each pixel, 0 to 255, row by row; not to be written to
 * @param baseline the row on which the letters stand
 */
public record Lettering(int width, int height, int baseline, byte[] coverage) {
  private static final int FINER = 4; // drawn larger, then averaged: smoother than OpenCV's edges
  private static final double CAPITALS_OF_SCALE_ONE = 21;
  private static final double STROKE_OF_HEIGHT = 0.13;

  static {
    Loader.load(opencv_imgproc.class);
  }

  /**
   * @param capitals the height of capital letters in pixels
   */
  public static Lettering of(String text, int capitals) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
    double scale = FINER * capitals / CAPITALS_OF_SCALE_ONE;
    int stroke = Math.max(1, (int) Math.round(FINER * capitals * STROKE_OF_HEIGHT));
    int font = opencv_imgproc.FONT_HERSHEY_SIMPLEX;
    try (IntPointer below = new IntPointer(1);
        Size size = opencv_imgproc.getTextSize(ascii, font, scale, stroke, below)) {
      int margin = stroke + FINER;
      int width = rounded(size.width() + 2 * margin);
      int height = rounded(size.height() + below.get() + 2 * margin);
      int baseline = (margin + size.height()) / FINER;
      try (Scalar white = Scalar.all(255);
          Scalar black = Scalar.all(0);
          Mat drawn = new Mat(height, width, opencv_core.CV_8UC1, black);
          Point start = new Point(margin, margin + size.height())) {
        opencv_imgproc.putText(
            drawn, ascii, start, font, scale, white, stroke, opencv_imgproc.LINE_AA, false);
        byte[] fine = new byte[width * height];
        drawn.data().get(fine);
        return new Lettering(width / FINER, height / FINER, baseline, averaged(fine, width));
      }
    }
  }

  private static int rounded(int extent) {
    return (extent + FINER - 1) / FINER * FINER;
  }

  private static byte[] averaged(byte[] fine, int width) {
    byte[] coarse = new byte[fine.length / (FINER * FINER)];
    int columns = width / FINER;
    for (int i = 0; i < coarse.length; i++) {
      int from = i / columns * FINER * width + i % columns * FINER;
      int sum = 0;
      for (int j = 0; j < FINER * FINER; j++) {
        sum += fine[from + j / FINER * width + j % FINER] & 0xff;
      }
      coarse[i] = (byte) (sum / (FINER * FINER));
    }
    return coarse;
  }
}
