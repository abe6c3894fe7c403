package dev.pointwise.tests.conformance;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Microsoft's runtime for ONNX files. */
final class OnnxRuntime {
  private static final OrtEnvironment ENVIRONMENT =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);

  private OnnxRuntime() {}

  /** All outputs of a file with one input, for one image of that shape. */
  static List<float[]> run(byte[] model, float[] image, LongStream shape) throws OrtException {
    long[] batch = LongStream.concat(LongStream.of(1), shape).toArray();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = ENVIRONMENT.createSession(model, options);
        OnnxTensor input = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(image), batch);
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), input))) {
      List<float[]> outputs = new ArrayList<>();
      for (var output : result) {
        outputs.add(values((OnnxTensor) output.getValue()));
      }
      return outputs;
    }
  }

  private static float[] values(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
