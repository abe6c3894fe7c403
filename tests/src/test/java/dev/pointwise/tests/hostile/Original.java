package dev.pointwise.tests.hostile;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** A picture to be mutated. */
record Original(String extension, byte[] bytes) {
  private static final Set<String> EXTENSIONS = Set.of("jpg", "png", "gif", "bmp", "webp");
  private static final int LARGEST_TAKEN = 300_000;
  private static final int SIDE = 64;

  /** Pictures of every format in several variants, and the shared ones where they are present. */
  static List<Original> all() {
    List<Original> all = new ArrayList<>(made());
    Checkout.sharedIfPresent("images-odd").ifPresent(folder -> addAll(folder, all));
    Checkout.sharedIfPresent("images-cc").ifPresent(folder -> addAll(folder, all));
    return all;
  }

  private static void addAll(Path folder, List<Original> all) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        String extension =
            name.substring(name.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replace("jpeg", "jpg");
        if (EXTENSIONS.contains(extension) && Files.size(file) <= LARGEST_TAKEN) {
          all.add(new Original(extension, Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Original> made() {
    List<Original> made = new ArrayList<>();
    for (int channels : new int[] {1, 3, 4}) {
      try (Mat picture = picture(channels)) {
        made.add(encoded(picture, "png"));
        made.add(encoded(picture, "bmp"));
        if (channels > 1) { // OpenCV writes no grey GIF
          made.add(encoded(picture, "gif"));
        }
        for (int compression : new int[] {1, 5, 8, 32773}) {
          made.add(encoded(picture, "tif", opencv_imgcodecs.IMWRITE_TIFF_COMPRESSION, compression));
        }
        for (int progressive : new int[] {0, 1}) {
          made.add(encoded(picture, "jpg", opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE, progressive));
        }
        for (int quality : new int[] {50, 101}) { // above 100 is lossless
          made.add(encoded(picture, "webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality));
        }
      }
    }
    return made;
  }

  /** Waves with some noise: every coefficient and palette entry is used. */
  private static Mat picture(int channels) {
    Random random = new Random(1);
    byte[] samples = new byte[SIDE * SIDE * channels];
    for (int i = 0; i < samples.length; i++) {
      int row = i / (SIDE * channels);
      double wave = Math.sin(i % (SIDE * channels) / 9.0) * Math.cos(row / 7.0);
      samples[i] = (byte) (128 + 90 * wave + random.nextInt(30));
    }
    try (BytePointer bytes = new BytePointer(samples);
        Mat view = new Mat(SIDE, SIDE, opencv_core.CV_8UC(channels), bytes)) {
      return view.clone();
    }
  }

  private static Original encoded(Mat picture, String extension, int... parameters) {
    try (BytePointer out = new BytePointer();
        IntPointer options = new IntPointer(parameters)) {
      if (!opencv_imgcodecs.imencode("." + extension, picture, out, options)) {
        throw new IllegalStateException("OpenCV writes no " + extension);
      }
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return new Original(extension, bytes);
    }
  }
}
