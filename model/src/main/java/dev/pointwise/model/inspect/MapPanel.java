package dev.pointwise.model.inspect;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** One layer's part of a {@link FeatureMapSheet}: its name, its colours, its maps in a grid. */
final class MapPanel {
  private static final Color INK = new Color(0x222222);
  private static final Color PALE = new Color(0x6b6b6b);
  private static final int TILE = 64;
  private static final int OVERLAY_TILE = 96;
  private static final int GAP = 8;
  private static final int LABEL = 16;
  private static final int HEAD = 62;
  private static final int BAR_WIDTH = 96;
  private static final int BAR_HEIGHT = 8;

  private final FeatureMaps maps;
  private final List<Integer> shown;
  private final String facts;
  private final IntFunction<BufferedImage> tile;
  private final int tileWidth;
  private final int tileHeight;
  private final int columns;

  /**
   * @param under the picture to lay the maps over; without it they stand by themselves
   */
  MapPanel(FeatureMaps maps, SheetSettings settings, Optional<BufferedImage> under) {
    this.maps = maps;
    shown = maps.first(settings.maps(), settings.order());
    facts = facts(settings);
    MapTile drawn = new MapTile(maps);
    tile = map -> under.map(picture -> drawn.over(picture, map)).orElseGet(() -> drawn.plain(map));
    BufferedImage first = tile.apply(0);
    double scale = scale(first, under.isPresent() ? OVERLAY_TILE : TILE);
    tileWidth = Math.max(1, (int) Math.round(first.getWidth() * scale));
    tileHeight = Math.max(1, (int) Math.round(first.getHeight() * scale));
    columns = (int) Math.ceil(Math.sqrt(shown.size()));
  }

  /** A whole number where the maps are enlarged, so that all cells are equally large. */
  private static double scale(BufferedImage picture, int wanted) {
    double scale = (double) wanted / Math.max(picture.getWidth(), picture.getHeight());
    return scale > 1 ? Math.rint(scale) : scale;
  }

  private String facts(SheetSettings settings) {
    String all =
        "%d maps of %dx%d".formatted(maps.count(), maps.shape().height(), maps.shape().width());
    String part = shown.size() < maps.count() ? ", %d shown".formatted(shown.size()) : "";
    boolean sorted = settings.order() == FeatureMaps.Order.STRONGEST;
    return all + part + (sorted ? ", strongest first" : "");
  }

  private int cellWidth() {
    return Math.max(tileWidth, Canvas.textWidth(label(shown.get(0)), Canvas.SMALL)) + GAP;
  }

  int width() {
    int text =
        Math.max(
            Canvas.textWidth(maps.layer(), Canvas.TITLE), Canvas.textWidth(facts, Canvas.TEXT));
    return Math.max(Math.max(text, barEnd() + GAP), columns * cellWidth() - GAP);
  }

  private int barEnd() {
    return BAR_WIDTH
        + Canvas.textWidth(number(maps.least()), Canvas.SMALL)
        + Canvas.textWidth(number(maps.most()), Canvas.SMALL);
  }

  int height() {
    int rows = (shown.size() + columns - 1) / columns;
    return HEAD + rows * (tileHeight + LABEL + GAP);
  }

  void draw(Canvas canvas, int x, int y) {
    canvas.text(maps.layer(), Canvas.TITLE, INK, x, y + 12);
    canvas.text(facts, Canvas.TEXT, PALE, x, y + 30);
    drawBar(canvas, x, y + 42);
    int place = 0;
    for (int map : shown) {
      int left = x + place % columns * cellWidth();
      int top = y + HEAD + place / columns * (tileHeight + LABEL + GAP);
      canvas.picture(tile.apply(map), left, top, tileWidth, tileHeight);
      canvas.text(label(map), Canvas.SMALL, PALE, left, top + tileHeight + 11);
      place++;
    }
  }

  private void drawBar(Canvas canvas, int x, int y) {
    String from = number(maps.least());
    int start = x + Canvas.textWidth(from, Canvas.SMALL);
    canvas.text(from, Canvas.SMALL, PALE, x, y + 7);
    BufferedImage bar = new BufferedImage(BAR_WIDTH, 1, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < BAR_WIDTH; i++) {
      bar.setRGB(i, 0, Heat.colour(i / (BAR_WIDTH - 1.0)));
    }
    canvas.picture(bar, start, y, BAR_WIDTH, BAR_HEIGHT);
    canvas.text(number(maps.most()), Canvas.SMALL, PALE, start + BAR_WIDTH + 2, y + 7);
  }

  private String label(int map) {
    return "%d: %s".formatted(map, number(maps.largest(map)));
  }

  private static String number(float value) {
    float size = Math.abs(value);
    String format = size >= 100 || size == 0 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, size > 0 && size < 0.01 ? "%.0e" : format, value);
  }
}
