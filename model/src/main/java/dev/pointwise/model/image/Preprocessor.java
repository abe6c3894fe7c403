package dev.pointwise.model.image;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Turns pictures into slices of a batch tensor, as a {@link Preprocess} says.
 *
 * <p>Not thread-safe: one for each thread, to be used for many pictures. It keeps filter tables and
 * a few rows of scratch on the Java heap and needs no closing.
 */
public final class Preprocessor {
  private final Preprocess settings;
  private final Resampler resampler = new Resampler();
  private final float[][] values;
  private final float[] row;

  public Preprocessor(Preprocess settings) {
    this.settings = settings;
    this.values = valuesOf(settings);
    this.row = new float[settings.outputSize().width() * settings.channels().count()];
  }

  /**
   * Writes one picture's {@link Preprocess#valuesPerPicture} values from the buffer's position on,
   * in the order of {@link Layout} without the batch axis, and moves the position behind them.
   *
   * @throws IllegalArgumentException when the buffer has too little room, or {@link
   *     Preprocess#rejection} has an objection to the picture
   */
  public void fill(Pixels pixels, FloatBuffer slice) {
    if (slice.remaining() < settings.valuesPerPicture()) {
      throw new IllegalArgumentException(
          "One picture has %d values, but the buffer has room for %d"
              .formatted(settings.valuesPerPicture(), slice.remaining()));
    }
    settings
        .rejection(pixels.size())
        .ifPresent(
            rejection -> {
              throw new IllegalArgumentException(rejection.detail());
            });
    View view = reshape(pixels);
    switch (settings.layout()) {
      case NCHW -> fillPlanes(view, slice);
      case NHWC -> fillRows(view, slice);
    }
  }

  /** The part of the picture that the network sees, at the size at which it sees it. */
  public Pixels picture(Pixels pixels) {
    View view = reshape(pixels);
    ImageSize size = view.size();
    byte[] rgb = new byte[Math.toIntExact(size.area() * 3)];
    int rowBytes = size.width() * 3;
    for (int y = 0; y < size.height(); y++) {
      System.arraycopy(view.rgb(), view.row(y), rgb, y * rowBytes, rowBytes);
    }
    return new Pixels(size.width(), size.height(), rgb);
  }

  /** The picture after the steps of {@link Preprocess#pixels}, before any arithmetic on values. */
  View reshape(Pixels pixels) {
    View view = View.of(pixels);
    for (Stage stage : Stage.plan(settings.pixels(), view.size())) {
      view = run(stage, view);
    }
    return view;
  }

  private View run(Stage stage, View view) {
    if (stage.resize().isEmpty()) {
      return view.crop(stage.window());
    }
    Resize resize = stage.resize().get();
    return resize.filter() == Filter.NEAREST
        ? NearestSampler.resize(view, stage.resized(), stage.window())
        : resampler.resize(view, resize, stage.resized(), stage.window());
  }

  private void fillPlanes(View view, FloatBuffer slice) {
    int width = view.size().width();
    for (int channel = 0; channel < values.length; channel++) {
      for (int y = 0; y < view.size().height(); y++) {
        fillRow(view, y, channel, 0, 1);
        slice.put(row, 0, width);
      }
    }
  }

  private void fillRows(View view, FloatBuffer slice) {
    for (int y = 0; y < view.size().height(); y++) {
      for (int channel = 0; channel < values.length; channel++) {
        fillRow(view, y, channel, channel, values.length);
      }
      slice.put(row);
    }
  }

  /** Writes one channel of one row to every {@code step}th place of {@link #row}. */
  private void fillRow(View view, int y, int channel, int from, int step) {
    byte[] rgb = view.rgb();
    float[] value = values[channel];
    int at = view.row(y);
    int sample =
        switch (settings.channels()) {
          case RGB -> channel;
          case BGR -> 2 - channel;
          case GRAY -> -1;
        };
    int to = from;
    for (int x = 0; x < view.size().width(); x++) {
      row[to] = value[sample < 0 ? luma(rgb, at) : rgb[at + sample] & 0xff];
      at += 3;
      to += step;
    }
  }

  /** Source: Pillow, Convert.c: ITU-R 601-2 weights in 16 bits, rounded. */
  private static int luma(byte[] rgb, int at) {
    int red = rgb[at] & 0xff;
    int green = rgb[at + 1] & 0xff;
    int blue = rgb[at + 2] & 0xff;
    return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }

  /** For each channel, the value of each of the 256 levels, rounded once. */
  private static float[][] valuesOf(Preprocess settings) {
    List<Float> mean = settings.mean();
    List<Float> std = settings.std();
    float[][] values = new float[settings.channels().count()][256];
    for (int channel = 0; channel < values.length; channel++) {
      for (int level = 0; level < 256; level++) {
        double scaled = (double) settings.scale() * level;
        values[channel][level] = (float) ((scaled - mean.get(channel)) / std.get(channel));
      }
    }
    return values;
  }
}
