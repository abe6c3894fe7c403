package dev.pointwise.model.inspect;

/**
 * How a {@link FeatureMapSheet} shows maps.
 *
 * @param maps the most of a layer
 */
public record SheetSettings(FeatureMaps.Order order, int maps, Ground ground) {
  /** What lies under a map. */
  public enum Ground {
    NONE,
    PICTURE
  }

  public SheetSettings {
    if (maps < 1) {
      throw new IllegalArgumentException("A sheet shows at least 1 map a layer, not " + maps);
    }
  }
}
