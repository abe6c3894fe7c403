package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.zoo.RandomWeights;
import dev.pointwise.model.zoo.Zoo;
import org.bytedeco.javacpp.Pointer;

/** A process that runs one network many times and says after each hundred what memory it holds. */
final class LongRun {
  static final int HUNDRED = 100;

  private static final long SEED = 1;
  private static final int BATCH = 2;

  private LongRun() {}

  /** Arguments: an architecture of the zoo, and how many passes. */
  public static void main(String[] arguments) {
    int passes = Integer.parseInt(arguments[1]);
    try (ExecutionPlan plan =
            new Nd4jEngine().prepare(Zoo.build(arguments[0], new RandomWeights(SEED)));
        Session session = plan.newSession(BATCH)) {
      for (int pass = 1; pass <= passes; pass++) {
        session.input().put(pass % session.input().capacity(), pass);
        session.run(1 + pass % BATCH);
        if (pass % HUNDRED == 0) {
          System.out.println(Pointer.physicalBytes());
        }
      }
    }
  }
}
