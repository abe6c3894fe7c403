package dev.pointwise.model.predict;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.Filter;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.image.Orientation;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.tensor.Shape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A network that tells a picture's colour: 2x2 pixels, the mean of red, green and blue as logits
 * {@code pool}, their softmax {@code prob}.
 */
final class Colours {
  static final ModelCard CARD = ModelCard.parse(Cards.small(), "colours.yaml");
  static final List<String> LABELS = List.of("red", "green", "blue");

  private Colours() {}

  static Graph graph() {
    GraphBuilder builder = new GraphBuilder("colours");
    return build(builder, builder.input("image", Shape.chw(3, 2, 2)));
  }

  /** The same for a model whose input is NHWC. */
  static Graph channelsLast() {
    GraphBuilder builder = new GraphBuilder("colours");
    Node input = builder.input("image", Shape.of(2, 2, 3));
    return build(builder, builder.add("transpose", new Transpose(List.of(2, 0, 1)), input));
  }

  private static Graph build(GraphBuilder builder, Node maps) {
    Node pool = builder.add("pool", new GlobalPool(GlobalPool.Kind.AVERAGE), maps);
    Node flat = builder.add("flat", new Reshape(Shape.of(3)), pool);
    return builder.build(builder.add("prob", new Softmax(0), flat));
  }

  static ModelBundle bundle() {
    return bundle(CARD, LABELS);
  }

  static ModelBundle bundle(ModelCard card, List<String> labels) {
    ModelFile file = ModelFile.of("colours.onnx", new byte[] {1, 2, 3});
    return new ModelBundle("colours.yaml", card, file, labels);
  }

  static Preprocess preprocess(Layout layout, Channels channels) {
    return new Preprocess(
        List.of(new Resize(new Resize.Exactly(new ImageSize(2, 2)), Filter.BILINEAR, Antialias.ON)),
        channels,
        1,
        List.of(0f, 0f, 0f).subList(0, channels.count()),
        List.of(1f, 1f, 1f).subList(0, channels.count()),
        layout,
        Orientation.EXIF);
  }

  static byte[] png(Color colour, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
