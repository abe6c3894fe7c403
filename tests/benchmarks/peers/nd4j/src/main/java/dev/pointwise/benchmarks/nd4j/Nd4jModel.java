package dev.pointwise.benchmarks.nd4j;

import dev.pointwise.benchmarks.graph.GraphRun;
import dev.pointwise.benchmarks.peer.Caller;
import dev.pointwise.benchmarks.peer.PreparedModel;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Weights for all callers; each thread's arrays of a run lie in a workspace that is used again. */
record Nd4jModel(GraphRun<INDArray> graph, long[] batch) implements PreparedModel {
  private static final WorkspaceConfiguration WORKSPACE =
      WorkspaceConfiguration.builder()
          .policyAllocation(AllocationPolicy.STRICT)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .build();

  @Override
  public Caller newCaller() {
    INDArray input = Nd4j.createUninitialized(DataType.FLOAT, batch); // loads the library as well
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    return new Nd4jCaller(input);
  }

  @Override
  public void close() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }

  private final class Nd4jCaller implements Caller {
    private final INDArray input;
    private INDArray output;

    private Nd4jCaller(INDArray input) {
      this.input = input;
    }

    @Override
    public FloatBuffer input() {
      return input.data().asNioFloat();
    }

    @Override
    @SuppressWarnings("try") // arrays go where the workspace is
    public void run() {
      try (MemoryWorkspace workspace =
          Nd4j.getWorkspaceManager().getAndActivateWorkspace(WORKSPACE, "forward")) {
        output = graph.run(input, Math.toIntExact(batch[0])).detach();
      }
    }

    @Override
    public float[] output() {
      return output.dup('c').data().asFloat();
    }

    @Override
    public void close() {
      Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
  }
}
