package dev.pointwise.model.read.keras;

import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.layer.GlobalPool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which method reads which class of layers. */
final class LayerReaders {
  private static final SortedMap<String, LayerReader> BY_CLASS = new TreeMap<>();

  /** What does nothing at inference. */
  private static final Set<String> FOR_TRAINING =
      Set.of(
          "Dropout",
          "SpatialDropout2D",
          "GaussianDropout",
          "GaussianNoise",
          "ActivityRegularization",
          "RandomFlip",
          "RandomRotation",
          "RandomZoom",
          "RandomTranslation",
          "RandomContrast");

  static {
    BY_CLASS.put("InputLayer", InputLayers::input);
    BY_CLASS.put("Rescaling", InputLayers::rescaling);

    BY_CLASS.put("Conv2D", ConvolutionLayers::conv);
    BY_CLASS.put("DepthwiseConv2D", ConvolutionLayers::depthwise);
    BY_CLASS.put("SeparableConv2D", ConvolutionLayers::separable);
    BY_CLASS.put("Dense", DenseLayers::dense);
    BY_CLASS.put("BatchNormalization", NormalizationLayers::batch);

    BY_CLASS.put("Activation", ActivationLayers::named);
    BY_CLASS.put("ReLU", ActivationLayers::relu);
    BY_CLASS.put("LeakyReLU", ActivationLayers::leakyRelu);
    BY_CLASS.put("ELU", ActivationLayers::elu);
    BY_CLASS.put("Softmax", ActivationLayers::softmax);

    BY_CLASS.put("MaxPooling2D", PoolingLayers::max);
    BY_CLASS.put("AveragePooling2D", PoolingLayers::average);
    BY_CLASS.put(
        "GlobalAveragePooling2D", node -> PoolingLayers.global(node, GlobalPool.Kind.AVERAGE));
    BY_CLASS.put("GlobalMaxPooling2D", node -> PoolingLayers.global(node, GlobalPool.Kind.MAX));

    BY_CLASS.put("Add", node -> MergeLayers.merge(node, Operation.ADD));
    BY_CLASS.put("Average", node -> MergeLayers.merge(node, Operation.MEAN));
    BY_CLASS.put("Maximum", node -> MergeLayers.merge(node, Operation.MAX));
    BY_CLASS.put("Minimum", node -> MergeLayers.merge(node, Operation.MIN));
    BY_CLASS.put("Multiply", node -> MergeLayers.merge(node, Operation.MULTIPLY));
    BY_CLASS.put("Subtract", node -> MergeLayers.merge(node, Operation.SUBTRACT));
    BY_CLASS.put("Concatenate", MergeLayers::concatenate);

    BY_CLASS.put("Flatten", ArrangementLayers::flatten);
    BY_CLASS.put("Reshape", ArrangementLayers::reshape);
    BY_CLASS.put("UpSampling2D", ArrangementLayers::upSampling);
    BY_CLASS.put("ZeroPadding2D", ArrangementLayers::zeroPadding);

    FOR_TRAINING.forEach(name -> BY_CLASS.put(name, KerasNode::input));
  }

  private LayerReaders() {}

  static Optional<LayerReader> of(String className) {
    return Optional.ofNullable(BY_CLASS.get(className));
  }

  static boolean doesNothing(String className) {
    return FOR_TRAINING.contains(className);
  }

  /** In alphabetical order. */
  static List<String> names() {
    return List.copyOf(BY_CLASS.keySet());
  }
}
