package dev.pointwise.model.inspect;

import dev.pointwise.model.image.Pixels;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A picture, as a network sees it, and beside it what one or several layers make of it: a PNG for
 * people to look at. All maps of a layer share one scale of colours, from the least value (or 0) to
 * the largest one; the number beside a map's index is its own largest value.
 */
public final class FeatureMapSheet {
  private static final int MARGIN = 24;
  private static final int GAP = 36;
  private static final int PICTURE = 192;
  private static final int HEAD = 62;
  private static final String LEGEND = "Under each map: its number: its largest value";
  private static final Color INK = new Color(0x222222);
  private static final Color PALE = new Color(0x6b6b6b);

  private FeatureMapSheet() {}

  /**
   * Draws a sheet.
   *
   * @param name of the picture, as it is shown
   * @param input the picture as the network sees it
   * @return PNG
   */
  public static byte[] png(
      String name, Pixels input, List<FeatureMaps> layers, SheetSettings settings) {
    BufferedImage picture = image(input);
    Optional<BufferedImage> under =
        Optional.of(picture).filter(unused -> settings.ground() == SheetSettings.Ground.PICTURE);
    List<MapPanel> panels =
        layers.stream().map(maps -> new MapPanel(maps, settings, under)).toList();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(name, picture, panels), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static BufferedImage draw(String name, BufferedImage picture, List<MapPanel> panels) {
    double scale = (double) PICTURE / Math.max(picture.getWidth(), picture.getHeight());
    int width = (int) Math.round(picture.getWidth() * scale);
    int height = (int) Math.round(picture.getHeight() * scale);
    int column =
        Math.max(
            Math.max(width, Canvas.textWidth(LEGEND, Canvas.SMALL)),
            Canvas.textWidth(name, Canvas.TITLE));
    int pageWidth =
        2 * MARGIN + column + panels.stream().mapToInt(panel -> GAP + panel.width()).sum();
    int pageHeight =
        2 * MARGIN
            + Math.max(
                HEAD + height + 24, panels.stream().mapToInt(MapPanel::height).max().orElse(0));
    try (Canvas canvas = new Canvas(pageWidth, pageHeight)) {
      canvas.text(name, Canvas.TITLE, INK, MARGIN, MARGIN + 12);
      String facts =
          "%dx%d, as the network sees it".formatted(picture.getWidth(), picture.getHeight());
      canvas.text(facts, Canvas.TEXT, PALE, MARGIN, MARGIN + 30);
      int top = MARGIN + HEAD;
      canvas.picture(picture, MARGIN, top, width, height);
      canvas.text(LEGEND, Canvas.SMALL, PALE, MARGIN, top + height + 18);
      int x = MARGIN + column + GAP;
      for (MapPanel panel : panels) {
        panel.draw(canvas, x, MARGIN);
        x += panel.width() + GAP;
      }
      return canvas.image();
    }
  }

  private static BufferedImage image(Pixels pixels) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = pixels.rgb();
    for (int i = 0; i < rgb.length / 3; i++) {
      int packed =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
      image.setRGB(i % pixels.width(), i / pixels.width(), packed);
    }
    return image;
  }
}
