package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures made for tests, and short ways to use them. */
final class Pictures {
  private Pictures() {}

  /** Seeded noise. */
  static Pixels noise(int width, int height, long seed) {
    byte[] rgb = new byte[width * height * 3];
    new Random(seed).nextBytes(rgb);
    return new Pixels(width, height, rgb);
  }

  /** Smooth, so that a lossy format keeps it, and different in every corner. */
  static Pixels gradient(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        rgb[at] = (byte) (x * 255 / Math.max(1, width - 1));
        rgb[at + 1] = (byte) (y * 255 / Math.max(1, height - 1));
        rgb[at + 2] = (byte) 100;
      }
    }
    return new Pixels(width, height, rgb);
  }

  static BufferedImage image(Pixels pixels) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels.width() * pixels.height(); i++) {
      int rgb =
          (pixels.rgb()[3 * i] & 0xff) << 16
              | (pixels.rgb()[3 * i + 1] & 0xff) << 8
              | (pixels.rgb()[3 * i + 2] & 0xff);
      image.setRGB(i % pixels.width(), i / pixels.width(), rgb);
    }
    return image;
  }

  static byte[] encode(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(ImageIO.write(image, format, out)).as("ImageIO writes %s", format).isTrue();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] encode(Pixels pixels, String format) {
    return encode(image(pixels), format);
  }

  static Decoding decode(byte[] encoded) {
    return new Decoder(Decoder.DEFAULT_MAX_PIXELS, Orientation.EXIF).decode(encoded);
  }

  static Pixels pixels(Decoding decoding) {
    assertThat(decoding).isInstanceOf(Decoded.class);
    return ((Decoded) decoding).pixels();
  }

  static Undecodable rejection(Decoding decoding) {
    assertThat(decoding).isInstanceOf(Undecodable.class);
    return (Undecodable) decoding;
  }

  /** Values as they are, without scaling. */
  static Preprocess unscaled(List<PixelStep> steps, Channels channels, Layout layout) {
    List<Float> zeros = Collections.nCopies(channels.count(), 0f);
    List<Float> ones = Collections.nCopies(channels.count(), 1f);
    return new Preprocess(steps, channels, 1, zeros, ones, layout, Orientation.EXIF);
  }

  static float[] fill(Preprocess preprocess, Pixels pixels) {
    FloatBuffer slice = FloatBuffer.allocate(preprocess.valuesPerPicture());
    new Preprocessor(preprocess).fill(pixels, slice);
    assertThat(slice.remaining()).isZero();
    return slice.array();
  }

  /** The picture after the steps, read back from a tensor without scaling. */
  static Pixels reshape(Pixels pixels, PixelStep... steps) {
    Preprocess preprocess = unscaled(List.of(steps), Channels.RGB, Layout.NHWC);
    float[] values = fill(preprocess, pixels);
    byte[] rgb = new byte[values.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (int) values[i];
    }
    ImageSize size = preprocess.outputSize();
    return new Pixels(size.width(), size.height(), rgb);
  }

  static Resize resize(int width, int height, Filter filter) {
    return new Resize(new Resize.Exactly(new ImageSize(height, width)), filter, Antialias.ON);
  }
}
