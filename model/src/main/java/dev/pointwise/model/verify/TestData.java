package dev.pointwise.model.verify;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.write.onnx.OnnxWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An image for a network and what an engine makes of it: with the model beside it, a test case as
 * ONNX lays them out and {@link Verification} runs them. Immutable.
 *
 * @param images with the batch axis in front
 * @param outputs in the order of the network's, with the batch axis in front
 */
public record TestData(FloatTensor images, List<FloatTensor> outputs) {
  /** The folder beside {@code model.onnx} that holds it. */
  public static final String FOLDER = "test_data_set_0";

  public TestData {
    outputs = List.copyOf(outputs);
  }

  /** One image of values from 0 to 1, as pixels are scaled; the same seed gives the same image. */
  public static TestData of(Graph network, Engine engine, long seed) {
    Shape shape = Batch.withBatch(1, network.input().shape());
    float[] values = new float[shape.elements()];
    Random random = new Random(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    FloatTensor images = FloatTensor.of(shape, values);
    return new TestData(images, Batch.run(network, engine, images));
  }

  /** The files' contents by their names in the folder. */
  public Map<String, byte[]> files() {
    OnnxWriter writer = new OnnxWriter();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("input_0.pb", writer.write(images));
    for (int i = 0; i < outputs.size(); i++) {
      files.put("output_%d.pb".formatted(i), writer.write(outputs.get(i)));
    }
    return files;
  }
}
