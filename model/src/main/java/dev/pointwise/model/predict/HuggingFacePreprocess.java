package dev.pointwise.model.predict;

import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.CenterCrop;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.Filter;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.image.Orientation;
import dev.pointwise.model.image.PixelStep;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a Hugging Face {@code preprocessor_config.json} describes (transformers' image processors):
 * resize, centre crop, rescale, normalise, each unless its {@code do_} key says false.
 */
final class HuggingFacePreprocess {
  /** Pillow's numbers of its filters. */
  private static final Map<Integer, Filter> RESAMPLE =
      Map.of(0, Filter.NEAREST, 1, Filter.LANCZOS, 2, Filter.BILINEAR, 3, Filter.BICUBIC);

  private static final List<String> UNSUPPORTED =
      List.of("do_pad", "do_thumbnail", "do_align_long_axis", "rescale_offset", "include_top");

  /** ConvNextImageProcessor: from this size on the picture is warped, below it crop_pct counts. */
  private static final int CONVNEXT_WARP = 384;

  private final StrictMap config;

  private HuggingFacePreprocess(StrictMap config) {
    this.config = config;
  }

  static boolean isOne(StrictMap file) {
    return List.of("image_processor_type", "feature_extractor_type", "do_normalize", "do_resize")
        .stream()
        .anyMatch(file::has);
  }

  static Preprocess read(StrictMap config) {
    return new HuggingFacePreprocess(config).preprocess();
  }

  private Preprocess preprocess() {
    for (String key : UNSUPPORTED) {
      if (config.has(key) && config.isTrue(key)) {
        throw config.error(key, "is not supported; write a 'preprocess' block instead");
      }
    }
    boolean normalizes = does("do_normalize");
    return config.checked(
        () ->
            new Preprocess(
                steps(),
                flips() ? Channels.BGR : Channels.RGB,
                scale(),
                normalizes ? config.floats("image_mean") : List.of(0f, 0f, 0f),
                normalizes ? config.floats("image_std") : List.of(1f, 1f, 1f),
                Layout.NCHW,
                Orientation.EXIF));
  }

  private List<PixelStep> steps() {
    List<PixelStep> steps = new ArrayList<>();
    if (does("do_resize")) {
      steps.add(new Resize(target(), filter(), Antialias.ON));
    }
    if (crops()) {
      steps.add(new CenterCrop(size(config.has("crop_size") ? "crop_size" : "size")));
    }
    return steps;
  }

  private Resize.Target target() {
    if (hasCropFraction()) {
      int side = shortestEdge();
      return side < CONVNEXT_WARP
          ? new Resize.ShorterSide((int) (side / config.number("crop_pct")))
          : new Resize.Exactly(new ImageSize(side, side));
    }
    boolean byShorterSide =
        config.isMap("size") ? config.map("size").has("shortest_edge") : crops();
    return byShorterSide
        ? new Resize.ShorterSide(shortestEdge())
        : new Resize.Exactly(size("size"));
  }

  private Filter filter() {
    int code = config.integer("resample");
    if (!RESAMPLE.containsKey(code)) {
      throw config.error(
          "resample", "is Pillow's filter %d, which is not supported; 0 to 3 are".formatted(code));
    }
    return RESAMPLE.get(code);
  }

  private boolean crops() {
    if (config.has("do_center_crop")) {
      return config.isTrue("do_center_crop");
    }
    return config.has("crop_size") || (hasCropFraction() && shortestEdge() < CONVNEXT_WARP);
  }

  private boolean hasCropFraction() {
    return config.has("crop_pct");
  }

  private int shortestEdge() {
    return config.isMap("size")
        ? config.map("size").integer("shortest_edge")
        : config.integer("size");
  }

  /** A size given as height and width, as one side of a square, or as that of ConvNeXT's crop. */
  private ImageSize size(String key) {
    if (!config.isMap(key)) {
      return new ImageSize(config.integer(key), config.integer(key));
    }
    StrictMap size = config.map(key);
    return size.has("shortest_edge")
        ? new ImageSize(size.integer("shortest_edge"), size.integer("shortest_edge"))
        : new ImageSize(size.integer("height"), size.integer("width"));
  }

  private float scale() {
    if (!does("do_rescale")) {
      return 1;
    }
    return config.has("rescale_factor") ? (float) config.number("rescale_factor") : 1 / 255f;
  }

  /** Absent means yes, as in the processors' own defaults. */
  private boolean does(String key) {
    return !config.has(key) || config.isTrue(key);
  }

  private boolean flips() {
    return config.has("do_flip_channel_order") && config.isTrue("do_flip_channel_order");
  }
}
