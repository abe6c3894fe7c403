package dev.pointwise.benchmarks.pointwise;

import dev.pointwise.benchmarks.peer.Caller;
import dev.pointwise.benchmarks.peer.PreparedModel;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import java.nio.FloatBuffer;

/** A plan for all callers, a session for each. */
record PointwiseModel(ExecutionPlan plan, int batchSize) implements PreparedModel {
  @Override
  public Caller newCaller() {
    return new SessionCaller(
        plan.newSession(batchSize), batchSize, plan.outputShapes().get(0).elements());
  }

  @Override
  public void close() {
    plan.close();
  }

  private record SessionCaller(Session session, int batchSize, int outputElements)
      implements Caller {
    @Override
    public FloatBuffer input() {
      return session.input();
    }

    @Override
    public void run() {
      session.run(batchSize);
    }

    @Override
    public float[] output() {
      float[] all = new float[batchSize * outputElements];
      for (int image = 0; image < batchSize; image++) {
        System.arraycopy(session.output(0, image), 0, all, image * outputElements, outputElements);
      }
      return all;
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
