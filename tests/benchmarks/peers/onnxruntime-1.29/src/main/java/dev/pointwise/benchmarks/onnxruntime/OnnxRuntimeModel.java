package dev.pointwise.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.pointwise.benchmarks.peer.Caller;
import dev.pointwise.benchmarks.peer.PreparedModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * One session for all callers, as ONNX Runtime advises: its runs may overlap. A session a caller
 * was no faster (ratio 0.99 on ResNet-50 and NIN, 2 callers, batch 8).
 */
record OnnxRuntimeModel(OrtEnvironment environment, OrtSession session, int batchSize)
    implements PreparedModel {
  @Override
  public Caller newCaller() {
    int[] image = imageShape();
    int values = batchSize * Arrays.stream(image).reduce(1, Math::multiplyExact);
    FloatBuffer input =
        ByteBuffer.allocateDirect(values * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    long[] batch =
        LongStream.concat(LongStream.of(batchSize), Arrays.stream(image).asLongStream()).toArray();
    try {
      return new SharedSessionCaller(
          session, input, OnnxTensor.createTensor(environment, input, batch));
    } catch (OrtException e) {
      throw new IllegalStateException("The batch's input cannot be made", e);
    }
  }

  /** CHW. */
  private int[] imageShape() {
    try {
      TensorInfo info = (TensorInfo) session.getInputInfo().values().iterator().next().getInfo();
      return Arrays.stream(info.getShape()).skip(1).mapToInt(Math::toIntExact).toArray();
    } catch (OrtException e) {
      throw new IllegalStateException("The network's input cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The session cannot be closed", e);
    }
  }
}
