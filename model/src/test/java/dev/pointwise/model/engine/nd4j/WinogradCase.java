package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Random;

/**
 * One random convolution that Winograd's transforms can do.
 *
 * @param operands makes the convolution's input, and its residual where it has one, out of parts of
 *     the graph's input
 * @param convolution reads the operands, in a graph of its own
 * @param images the graph's input, image by image
 */
record WinogradCase(
    String name,
    Graph operands,
    Node convolution,
    Graph graph,
    Residual residual,
    int batch,
    float[] images) {
  private static final int MOST_CELLS = 800;

  /** About what a sum over {@link Spread#TRAINED} weights comes to. */
  private static final float TRAINED_SUM = 50;

  enum Residual {
    NONE,
    /** Nobody else reads it: the sum may take its place. */
    DYING,
    /** Must be as it was afterwards. */
    READ_LATER
  }

  /** How the weights are spread. */
  enum Spread {
    GAUSSIAN,
    /** From a millionth to ten, as trained weights are. */
    TRAINED
  }

  static WinogradCase of(long seed, Spread spread) {
    return new Draft(new Random(seed * 0x9E3779B97F4A7C15L), spread).draw(seed);
  }

  Conv2d layer() {
    return (Conv2d) convolution.layer();
  }

  /** All images' outputs by the reference. */
  float[] expected() {
    int elements = convolution.shape().elements();
    float[] values = new float[batch * elements];
    try (ExecutionPlan plan = new ReferenceEngine().prepare(graph);
        Session session = plan.newSession(batch)) {
      session.input().put(0, images);
      session.run(batch);
      for (int image = 0; image < batch; image++) {
        System.arraycopy(session.output(0, image), 0, values, image * elements, elements);
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The throws of one case. */
  private record Draft(Random random, Spread spread) {

    WinogradCase draw(long seed) {
      int kernel = oneOf(3, 3, 5);
      Window2d window =
          Window2d.of(kernel)
              .padding(new Padding(between(0, 2), between(0, 2), between(0, 2), between(0, 2)));
      if (random.nextInt(4) == 0) {
        window = window.padding(Padding.NONE);
      }
      Shape in = map(kernel, window.padding());
      Conv2d layer = layer(in.channels(), between(16, 80), window);
      Residual residual = Residual.values()[random.nextInt(Residual.values().length)];
      int batch = between(1, 5);
      String name =
          "seed %d: %dx%d, %d of %s to %d, %s, %s, residual %s, %s"
              .formatted(
                  seed,
                  kernel,
                  kernel,
                  batch,
                  in,
                  layer.outChannels(),
                  window.padding(),
                  layer.activation(),
                  residual,
                  spread);
      return build(name, layer, in, residual, batch);
    }

    /** From what the kernel just fits into to 40x40; wide and high not at once, for speed. */
    private Shape map(int kernel, Padding padding) {
      int most = oneOf(2, 12, 40, 40);
      int height = side(kernel - padding.top() - padding.bottom(), most);
      int width =
          side(kernel - padding.left() - padding.right(), Math.min(most, MOST_CELLS / height));
      return Shape.chw(between(16, 80), height, width);
    }

    private int side(int least, int most) {
      int from = Math.max(1, least);
      return between(from, Math.max(from, most));
    }

    private Conv2d layer(int in, int out, Window2d window) {
      int kernel = window.kernel().height();
      float scale = (float) (1 / Math.sqrt(in * kernel * kernel));
      float[] weights = new float[out * in * kernel * kernel];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = spread == Spread.TRAINED ? trained() : scale * (float) random.nextGaussian();
      }
      return new Conv2d(
          FloatTensor.of(Shape.of(out, in, kernel, kernel), weights),
          FloatTensor.vector(gaussian(out)),
          window,
          1,
          activation(spread == Spread.TRAINED ? TRAINED_SUM : 1));
    }

    private float trained() {
      float magnitude = (float) Math.pow(10, 7 * random.nextDouble() - 6);
      return random.nextBoolean() ? magnitude : -magnitude;
    }

    /** Bounds that sums of that size meet: narrow ones would make rounding look large. */
    private Activation activation(float sum) {
      return oneOf(
          Activation.NONE,
          Activation.RELU,
          Activation.clip(-0.5f * sum, 6 * sum),
          Activation.clip(0.25f * sum, 2 * sum),
          Activation.clip(-2 * sum, -0.25f * sum),
          new Activation(Activation.Kind.LEAKY_RELU, 0.1f, 0));
    }

    private WinogradCase build(String name, Conv2d layer, Shape in, Residual residual, int batch) {
      Shape out = layer.outputShape(List.of(in));
      boolean adds = residual != Residual.NONE;
      int inputs = in.elements() + (adds ? out.elements() : 0);
      GraphBuilder builder = new GraphBuilder("winograd");
      Node input = builder.input("input", Shape.of(inputs));
      Node map = part(builder, "map", input, 0, in);
      List<Node> operands =
          adds ? List.of(map, part(builder, "residual", input, in.elements(), out)) : List.of(map);
      Graph before = builder.build(operands);
      Node convolution = builder.add("convolution", layer, operands);
      float[] images = gaussian(batch * inputs);
      return new WinogradCase(
          name, before, convolution, builder.build(convolution), residual, batch, images);
    }

    private static Node part(GraphBuilder builder, String name, Node input, int first, Shape as) {
      Slice slice = new Slice(List.of(first), List.of(as.elements()), List.of(1));
      return builder.add(name, new Reshape(as), builder.add(name + "_flat", slice, input));
    }

    private float[] gaussian(int count) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return values;
    }

    private int between(int least, int most) {
      return least + random.nextInt(most - least + 1);
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
