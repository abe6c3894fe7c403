package dev.pointwise.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.pointwise.benchmarks.peer.Caller;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs on the tensor over {@code input}, which is direct memory: nothing is copied in. */
final class SharedSessionCaller implements Caller {
  private final OrtSession session;
  private final FloatBuffer input;
  private final Map<String, OnnxTensor> inputs;
  private OrtSession.Result last;

  SharedSessionCaller(OrtSession session, FloatBuffer input, OnnxTensor tensor) {
    this.session = session;
    this.input = input;
    this.inputs = Map.of(session.getInputNames().iterator().next(), tensor);
  }

  @Override
  public FloatBuffer input() {
    return input;
  }

  @Override
  public void run() {
    closeLast();
    try {
      last = session.run(inputs);
    } catch (OrtException e) {
      throw new IllegalStateException("The forward pass failed", e);
    }
  }

  @Override
  public float[] output() {
    FloatBuffer values = ((OnnxTensor) last.get(0)).getFloatBuffer();
    float[] copy = new float[values.remaining()];
    values.get(copy);
    return copy;
  }

  @Override
  public void close() {
    closeLast();
    inputs.values().forEach(OnnxTensor::close);
  }

  private void closeLast() {
    if (last != null) {
      last.close();
      last = null;
    }
  }
}
