package dev.pointwise.model.inspect;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** One map as a picture, in the colours of all maps of its layer. */
final class MapTile {
  private static final double LEAST_COLOUR = 0.15;
  private static final double MOST_COLOUR = 0.8;

  private final FeatureMaps maps;
  private final float least;
  private final float range;

  MapTile(FeatureMaps maps) {
    this.maps = maps;
    this.least = maps.least();
    this.range = Math.max(Float.MIN_NORMAL, maps.most() - least);
  }

  /** A pixel a cell. */
  BufferedImage plain(int map) {
    BufferedImage image =
        new BufferedImage(maps.shape().width(), maps.shape().height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, Heat.colour((maps.at(map, y, x) - least) / range));
      }
    }
    return image;
  }

  /** Over a picture without its colours: the larger a value, the more of its colour covers it. */
  BufferedImage over(BufferedImage picture, int map) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage heat = smooth(strengths(map), width, height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double strength = (heat.getRGB(x, y) & 0xff) / 255.0;
        double cover = LEAST_COLOUR + (MOST_COLOUR - LEAST_COLOUR) * strength;
        image.setRGB(x, y, blended(Heat.colour(strength), grey(picture.getRGB(x, y)), cover));
      }
    }
    return image;
  }

  private BufferedImage strengths(int map) {
    BufferedImage image =
        new BufferedImage(maps.shape().width(), maps.shape().height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int level = Math.round(255 * (maps.at(map, y, x) - least) / range);
        image.setRGB(x, y, level << 16 | level << 8 | level);
      }
    }
    return image;
  }

  private static BufferedImage smooth(BufferedImage small, int width, int height) {
    BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(small, 0, 0, width, height, null);
    graphics.dispose();
    return large;
  }

  /** Luma of ITU-R 601-2. */
  private static int grey(int rgb) {
    int luma = (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
    return luma << 16 | luma << 8 | luma;
  }

  private static int blended(int top, int bottom, double cover) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double level = cover * (top >> shift & 0xff) + (1 - cover) * (bottom >> shift & 0xff);
      mixed |= (int) Math.round(level) << shift;
    }
    return mixed;
  }
}
