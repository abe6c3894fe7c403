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
import java.util.List;

/**
 * The evaluation transform that a timm {@code config.json} describes (timm.data.transforms_factory,
 * {@code transforms_imagenet_eval}): the shorter side to {@code floor(size / crop_pct)}, then a
 * centre crop; pixels to 0..1, then mean and standard deviation.
 */
final class TimmPreprocess {
  private static final float UNIT = 1 / 255f;

  private TimmPreprocess() {}

  static boolean isOne(StrictMap file) {
    return file.has("pretrained_cfg") || file.has("input_size");
  }

  static Preprocess read(StrictMap file) {
    StrictMap config = file.has("pretrained_cfg") ? file.map("pretrained_cfg") : file;
    return config.checked(
        () ->
            new Preprocess(
                steps(config, inputSize(config)),
                Channels.RGB,
                UNIT,
                config.floats("mean"),
                config.floats("std"),
                Layout.NCHW,
                Orientation.EXIF));
  }

  private static List<PixelStep> steps(StrictMap config, ImageSize size) {
    Filter filter = config.choice("interpolation", Filter.class);
    return List.of(new Resize(target(config, size), filter, Antialias.ON), new CenterCrop(size));
  }

  private static ImageSize inputSize(StrictMap config) {
    List<Float> size = config.floats("input_size");
    if (size.size() != 3 || size.get(0) != 3) {
      throw config.error("input_size", "must be [3, height, width] but is " + size);
    }
    return new ImageSize(size.get(1).intValue(), size.get(2).intValue());
  }

  private static Resize.Target target(StrictMap config, ImageSize size) {
    double cropFraction = config.number("crop_pct");
    int height = (int) Math.floor(size.height() / cropFraction);
    int width = (int) Math.floor(size.width() / cropFraction);
    String mode = config.optionalText("crop_mode").orElse("center");
    if (mode.equals("squash")) {
      return new Resize.Exactly(new ImageSize(height, width));
    }
    if (!mode.equals("center") || width != height) {
      throw config.error(
          "crop_mode",
          "is %s with an input of %s, which is not supported; write a 'preprocess' block instead"
              .formatted(mode, size));
    }
    return new Resize.ShorterSide(height);
  }
}
