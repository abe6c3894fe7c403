package dev.pointwise.model.zoo;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.NearestNames;
import dev.pointwise.model.zoo.Tutorial.Convolution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The architectures by name. Thread-safe. */
public final class Zoo {
  private static final Map<String, Architecture> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("tutorial-base", Tutorial.of());
    BY_NAME.put("tutorial-projection", Tutorial.of(new Convolution(1, 512)));
    BY_NAME.put("tutorial-reduction", Tutorial.of(new Convolution(1, 64)));
    BY_NAME.put("tutorial-expansion", Tutorial.of(new Convolution(1, 1024)));
    BY_NAME.put("tutorial-7x7-direct", Tutorial.of(new Convolution(7, 64)));
    BY_NAME.put(
        "tutorial-7x7-reduced", Tutorial.of(new Convolution(1, 64), new Convolution(7, 64)));

    BY_NAME.put("nin-cifar10", new NetworkInNetwork());

    BY_NAME.put("inception-3a", InceptionModule.REDUCED.alone(InceptionWidths.FIRST, 192, 28));
    BY_NAME.put("inception-3a-naive", InceptionModule.NAIVE.alone(InceptionWidths.FIRST, 192, 28));
    BY_NAME.put(
        "googlenet", new GoogLeNet(GoogLeNet.Stem.LOCAL_RESPONSE_NORM, InceptionModule.REDUCED));
    BY_NAME.put("googlenet-no-lrn", new GoogLeNet(GoogLeNet.Stem.PLAIN, InceptionModule.REDUCED));
    BY_NAME.put(
        "googlenet-naive",
        new GoogLeNet(GoogLeNet.Stem.LOCAL_RESPONSE_NORM, InceptionModule.WITHOUT_REDUCTIONS));
    BY_NAME.put("googlenet-torchvision", new BatchNormGoogLeNet());

    BY_NAME.put("resnet18", ResNet.of(ResidualBlock.BASIC, 2, 2, 2, 2));
    BY_NAME.put("resnet34", ResNet.of(ResidualBlock.BASIC, 3, 4, 6, 3));
    bottlenecks("resnet50", 3, 4, 6, 3);
    bottlenecks("resnet101", 3, 4, 23, 3);
    bottlenecks("resnet152", 3, 8, 36, 3);
    for (int depth : List.of(20, 32, 56)) {
      BY_NAME.put("resnet%d-cifar10".formatted(depth), CifarResNet.ofDepth(depth));
    }

    BY_NAME.put("squeezenet1_0", SqueezeNet.V1_0);
    BY_NAME.put("squeezenet1_1", SqueezeNet.V1_1);
    for (String width : List.of("0.25", "0.50", "0.75", "1.0")) {
      for (int extent : List.of(128, 160, 192, 224)) {
        BY_NAME.put(
            "mobilenet_v1_%s_%d".formatted(width, extent),
            new MobileNet(Double.parseDouble(width), extent));
      }
    }
  }

  private Zoo() {}

  private static void bottlenecks(String name, int... blocks) {
    BY_NAME.put(name, ResNet.of(ResidualBlock.BOTTLENECK, blocks));
    BY_NAME.put(name + "-v1", ResNet.of(ResidualBlock.BOTTLENECK_V1, blocks));
  }

  /** All names, those of a family together. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /**
   * The network of that name; the graph has the name too.
   *
   * @throws ModelException when there is no such architecture, or the weights do not fit it
   */
  public static Graph build(String name, Weights weights) {
    Architecture architecture = BY_NAME.get(name);
    if (architecture == null) {
      throw new ModelException(
          "No architecture is called '%s'%s; there are %s"
              .formatted(name, NearestNames.suggest(name, names()), String.join(", ", names())));
    }
    NetworkBuilder network = new NetworkBuilder(name, weights);
    return network.build(architecture.addTo(network));
  }
}
