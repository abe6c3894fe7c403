package dev.pointwise.model.predict;

import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.CenterCrop;
import dev.pointwise.model.image.CenterFraction;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.Crop;
import dev.pointwise.model.image.Filter;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.image.Orientation;
import dev.pointwise.model.image.PixelStep;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;

/** The {@code preprocess} block of a model card. */
final class PreprocessBlock {
  private PreprocessBlock() {}

  static Preprocess read(StrictMap block) {
    block.allowing("pixels", "channels", "scale", "mean", "std", "layout", "orientation");
    return block.checked(
        () ->
            new Preprocess(
                block.maps("pixels").stream().map(PreprocessBlock::step).toList(),
                block.choice("channels", Channels.class),
                (float) block.number("scale"),
                block.floats("mean"),
                block.floats("std"),
                block.choice("layout", Layout.class),
                block.choice("orientation", Orientation.class)));
  }

  private static PixelStep step(StrictMap step) {
    return step.allowing("resize", "crop").onlyKey("resize", "crop").equals("resize")
        ? resize(step.map("resize"))
        : crop(step.map("crop"));
  }

  private static Resize resize(StrictMap resize) {
    resize.allowing("shorter-side", "width", "height", "filter", "antialias");
    return new Resize(
        target(resize),
        resize.choice("filter", Filter.class),
        resize.isTrue("antialias") ? Antialias.ON : Antialias.OFF);
  }

  private static Resize.Target target(StrictMap resize) {
    if (!resize.has("shorter-side")) {
      return new Resize.Exactly(size(resize));
    }
    if (resize.has("width") || resize.has("height")) {
      throw resize.error("shorter-side", "excludes width and height; give one or the other");
    }
    return new Resize.ShorterSide(resize.integer("shorter-side"));
  }

  private static Crop crop(StrictMap crop) {
    crop.allowing("center", "center-fraction");
    if (crop.onlyKey("center", "center-fraction").equals("center-fraction")) {
      return new CenterFraction(crop.number("center-fraction"));
    }
    return crop.isMap("center")
        ? new CenterCrop(size(crop.map("center").allowing("width", "height")))
        : CenterCrop.square(crop.integer("center"));
  }

  private static ImageSize size(StrictMap map) {
    return new ImageSize(map.integer("height"), map.integer("width"));
  }
}
