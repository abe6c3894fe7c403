package dev.pointwise.model.inspect;

import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.LayerVisitor;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Prelu;
import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Transpose;
import java.util.Locale;

/** A layer in a few words for people, as in {@code Conv2d 3x3/2} or {@code Arithmetic add}. */
final class LayerTitle implements LayerVisitor<String> {
  private LayerTitle() {}

  static String of(Layer layer) {
    return layer.accept(new LayerTitle());
  }

  @Override
  public String visit(Conv2d layer) {
    String groups = layer.groups() == 1 ? "" : " groups " + layer.groups();
    String kind = layer.isDepthwise() ? " depthwise" : groups;
    return "%s %s%s%s".formatted(layer.type(), layer.window(), kind, fused(layer.activation()));
  }

  @Override
  public String visit(ConvTranspose2d layer) {
    return layer.type() + " " + layer.window();
  }

  @Override
  public String visit(MaxPool2d layer) {
    return layer.type() + " " + layer.window();
  }

  @Override
  public String visit(AveragePool2d layer) {
    return layer.type() + " " + layer.window();
  }

  @Override
  public String visit(LpPool2d layer) {
    return layer.type() + " " + layer.window();
  }

  @Override
  public String visit(GlobalPool layer) {
    return layer.type() + word(layer.kind());
  }

  @Override
  public String visit(Reduce layer) {
    return layer.type() + word(layer.kind());
  }

  @Override
  public String visit(Dense layer) {
    return layer.type() + fused(layer.activation());
  }

  @Override
  public String visit(Arithmetic layer) {
    return layer.type() + word(layer.operation()) + fused(layer.activation());
  }

  @Override
  public String visit(Activate layer) {
    return layer.type() + fused(layer.activation());
  }

  private static String fused(Activation activation) {
    return activation.isNone() ? "" : word(activation.kind());
  }

  private static String word(Enum<?> kind) {
    return " " + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String visit(BatchNorm layer) {
    return layer.type();
  }

  @Override
  public String visit(Concat layer) {
    return layer.type();
  }

  @Override
  public String visit(Constant layer) {
    return layer.type();
  }

  @Override
  public String visit(DepthToSpace layer) {
    return layer.type();
  }

  @Override
  public String visit(GroupNorm layer) {
    return layer.type();
  }

  @Override
  public String visit(Input layer) {
    return layer.type();
  }

  @Override
  public String visit(LocalResponseNorm layer) {
    return layer.type();
  }

  @Override
  public String visit(LogSoftmax layer) {
    return layer.type();
  }

  @Override
  public String visit(Pad layer) {
    return layer.type();
  }

  @Override
  public String visit(Prelu layer) {
    return layer.type();
  }

  @Override
  public String visit(Reshape layer) {
    return layer.type();
  }

  @Override
  public String visit(Resize layer) {
    return layer.type();
  }

  @Override
  public String visit(Slice layer) {
    return layer.type();
  }

  @Override
  public String visit(Softmax layer) {
    return layer.type();
  }

  @Override
  public String visit(SpaceToDepth layer) {
    return layer.type();
  }

  @Override
  public String visit(Transpose layer) {
    return layer.type();
  }
}
