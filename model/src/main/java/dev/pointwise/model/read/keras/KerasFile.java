package dev.pointwise.model.read.keras;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** An HDF5 file of Keras: one JSON text, and a group of weights for each layer. */
final class KerasFile implements AutoCloseable {
  private static final String CONFIG = "model_config";
  private static final String WEIGHTS = "model_weights";

  private final String name;
  private final HdfFile hdf;

  private KerasFile(String name, HdfFile hdf) {
    this.name = name;
    this.hdf = hdf;
  }

  static KerasFile open(ModelFile file) {
    return new KerasFile(file.name(), sound(file.name(), () -> HdfFile.fromBytes(file.content())));
  }

  String name() {
    return name;
  }

  /** The network as JSON. */
  String config() {
    return sound(
        name,
        () -> {
          Attribute config = hdf.getAttribute(CONFIG);
          if (config == null) {
            throw new ModelException(
                "%s holds no network, only weights perhaps: it has no '%s'; save it with model.save(\"x.h5\")"
                    .formatted(name, CONFIG));
          }
          return String.valueOf(config.getData());
        });
  }

  /** A layer's weights by their short names, as in {@code kernel}; empty when it has none. */
  Map<String, FloatTensor> weights(String layer) {
    return sound(
        name,
        () -> {
          Map<String, FloatTensor> weights = new LinkedHashMap<>();
          if (hdf.getChild(WEIGHTS) instanceof Group all
              && all.getChild(layer) instanceof Group own) {
            collect(layer, own, weights);
          }
          return weights;
        });
  }

  /** Keras puts groups between layer and weight, as in {@code conv2d/conv2d/kernel:0}. */
  private void collect(String layer, Group group, Map<String, FloatTensor> weights) {
    for (Node child : group) {
      if (child instanceof Group below) {
        collect(layer, below, weights);
      } else if (child instanceof Dataset dataset) {
        weights.put(child.getName().replaceFirst(":\\d+$", ""), tensor(layer, dataset));
      }
    }
  }

  private FloatTensor tensor(String layer, Dataset dataset) {
    Shape shape = Shape.of(dataset.getDimensions());
    Object values = dataset.getDataFlat();
    if (values instanceof float[] floats) {
      return FloatTensor.of(shape, floats);
    }
    if (values instanceof double[] doubles) {
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return FloatTensor.of(shape, floats);
    }
    throw new ModelException(
        "%s: weight '%s' of layer '%s' holds %s, not floats; save the model in float32"
            .formatted(name, dataset.getName(), layer, dataset.getJavaType().getSimpleName()));
  }

  // jhdf checks little: damaged files end in runtime exceptions of every kind.
  private static <T> T sound(String name, Supplier<T> access) {
    try {
      return access.get();
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ModelException(
          "%s is no HDF5 file, or is cut off or damaged (%s); give a Keras .h5 file, or copy it again"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    hdf.close();
  }
}
