package dev.pointwise.model.read.onnx;

import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Resize.Coordinates;
import dev.pointwise.model.layer.Resize.Interpolation;
import dev.pointwise.model.layer.Resize.Nearest;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.tensor.Shape;

/** ONNX Resize, and Upsample, its older form. */
final class ResizeOperators {
  private static final int COORDINATES_OPSET = 11;

  private ResizeOperators() {}

  static Value resize(OnnxNode node) {
    if (node.opset() < COORDINATES_OPSET) {
      return upsample(node);
    }
    if (node.attributes().isSet("antialias")) {
      throw node.unsupported("filters against aliasing (antialias 1)");
    }
    Coordinates coordinates = coordinates(node);
    Nearest nearest = nearest(node);
    return resized(node, ResizeTarget.ofResize(node), coordinates, nearest);
  }

  // ONNX Upsample, and Resize of opset 10: output cell i stands for input position i / scale.
  static Value upsample(OnnxNode node) {
    ResizeTarget target = ResizeTarget.ofUpsample(node);
    return resized(node, target, Coordinates.ASYMMETRIC, Nearest.FLOOR);
  }

  private static Value resized(
      OnnxNode node, ResizeTarget target, Coordinates coordinates, Nearest nearest) {
    Interpolation interpolation = interpolation(node);
    return FeatureMaps.slide(node, map -> layer(map, target, interpolation, coordinates, nearest));
  }

  private static Layer layer(
      Shape map,
      ResizeTarget target,
      Interpolation interpolation,
      Coordinates coordinates,
      Nearest nearest) {
    ResizeTarget.Axis height = target.axis(map.rank() - 2, map.height());
    ResizeTarget.Axis width = target.axis(map.rank() - 1, map.width());
    return new Resize(
        new Size(height.extent(), width.extent()),
        height.scale(),
        width.scale(),
        interpolation,
        coordinates,
        nearest);
  }

  private static Interpolation interpolation(OnnxNode node) {
    String mode = node.attributes().text("mode", "nearest");
    return switch (mode) {
      case "nearest" -> Interpolation.NEAREST;
      case "linear", "bilinear" -> Interpolation.LINEAR;
      default -> throw node.unsupported("has mode '%s'; nearest and linear are supported", mode);
    };
  }

  private static Coordinates coordinates(OnnxNode node) {
    String mode = node.attributes().text("coordinate_transformation_mode", "half_pixel");
    return switch (mode) {
      case "half_pixel" -> Coordinates.HALF_PIXEL;
      case "half_pixel_symmetric" -> Coordinates.HALF_PIXEL_SYMMETRIC;
      case "pytorch_half_pixel" -> Coordinates.PYTORCH_HALF_PIXEL;
      case "align_corners" -> Coordinates.ALIGN_CORNERS;
      case "asymmetric" -> Coordinates.ASYMMETRIC;
      default -> throw node.unsupported("has coordinate_transformation_mode '%s'", mode);
    };
  }

  private static Nearest nearest(OnnxNode node) {
    String mode = node.attributes().text("nearest_mode", "round_prefer_floor");
    return switch (mode) {
      case "round_prefer_floor" -> Nearest.ROUND_PREFER_FLOOR;
      case "round_prefer_ceil" -> Nearest.ROUND_PREFER_CEIL;
      case "floor" -> Nearest.FLOOR;
      case "ceil" -> Nearest.CEIL;
      default -> throw node.unsupported("has nearest_mode '%s'", mode);
    };
  }
}
