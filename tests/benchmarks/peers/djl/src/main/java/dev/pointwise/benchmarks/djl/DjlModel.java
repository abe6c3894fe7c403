package dev.pointwise.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.pointwise.benchmarks.graph.GraphRun;
import dev.pointwise.benchmarks.peer.Caller;
import dev.pointwise.benchmarks.peer.PreparedModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Weights for all callers; arrays of a run are freed as soon as nothing reads them. */
record DjlModel(NDManager manager, GraphRun<NDArray> graph, Shape batch) implements PreparedModel {
  @Override
  public Caller newCaller() {
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.toIntExact(batch.size() * Float.BYTES))
            .order(ByteOrder.nativeOrder());
    return new DjlCaller(memory);
  }

  @Override
  public void close() {
    manager.close();
  }

  private final class DjlCaller implements Caller {
    private final ByteBuffer input;
    private float[] output;

    private DjlCaller(ByteBuffer input) {
      this.input = input;
    }

    @Override
    public FloatBuffer input() {
      return input.asFloatBuffer();
    }

    @Override
    public void run() {
      try (NDManager run = manager.newSubManager()) {
        // PyTorch reads the buffer itself; DJL moves the position.
        NDArray images =
            run.create(input.duplicate().order(input.order()), batch, DataType.FLOAT32);
        output = graph.run(images, Math.toIntExact(batch.get(0))).toFloatArray();
      }
    }

    @Override
    public float[] output() {
      return output;
    }

    @Override
    public void close() {
      output = null;
    }
  }
}
