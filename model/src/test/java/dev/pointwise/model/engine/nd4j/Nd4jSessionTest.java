package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

class Nd4jSessionTest {
  private static final int CHANNELS = 32;
  private static final Shape IMAGE = Shape.chw(3, 24, 24);
  private static final Kernels DIRECT = new Kernels(Kernels.Winograd.OFF, Map.of());
  private static final long MEBIBYTE = 1 << 20;

  private static Conv2d conv(int in, int out, int seed) {
    Random random = new Random(seed);
    float[] weight = new float[out * in * 9];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) random.nextGaussian() / 10;
    }
    return new Conv2d(
        FloatTensor.of(Shape.of(out, in, 3, 3), weight),
        FloatTensor.filled(Shape.of(out), 0.1f),
        Window2d.of(3).padding(1),
        1,
        Activation.RELU);
  }

  @Test
  void refusesABatchThatNoBufferHolds() {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(network())) {
      assertThatThrownBy(() -> plan.newSession(400_000))
          .isInstanceOf(ModelException.class)
          .hasMessage(
              "A batch of 400000 images takes more than 2 GiB for values of 3x24x24;"
                  + " use a batch size of up to 310689");
    }
  }

  /** A first layer and a residual block. */
  private static Graph network() {
    GraphBuilder builder = new GraphBuilder("network");
    Node input = builder.input("input", IMAGE);
    Node stem = builder.add("stem", conv(3, CHANNELS, 1), input);
    Node middle = builder.add("middle", conv(CHANNELS, CHANNELS, 2), stem);
    return builder.build(builder.add("last", conv(CHANNELS, CHANNELS, 3), middle, stem));
  }

  private static float[] images(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * IMAGE.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] firstOutput(Session session, float[] images) {
    session.input().put(0, images);
    session.run(images.length / IMAGE.elements());
    return session.output(0, 0);
  }

  @Test
  void runningTwiceGivesTheSame() {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(network());
        Session session = plan.newSession(2)) {
      float[] first = firstOutput(session, images(2, 1));
      session.run(2);
      assertThat(session.output(0, 0)).isEqualTo(first);
    }
  }

  @Test
  void neverWritesOverItsInput() {
    GraphBuilder builder = new GraphBuilder("tanh");
    Node input = builder.input("input", IMAGE);
    Node tanh = builder.add("tanh", new Activate(Activation.of(Activation.Kind.TANH)), input);
    float[] images = images(1, 1);
    try (ExecutionPlan plan = new Nd4jEngine().prepare(builder.build(tanh));
        Session session = plan.newSession(1)) {
      firstOutput(session, images);
      float[] after = new float[images.length];
      session.input().get(0, after);
      assertThat(after).isEqualTo(images);
    }
  }

  @Test
  void keepsAnOutputThatLaterLayersReadToo() {
    GraphBuilder builder = new GraphBuilder("outputs");
    Node input = builder.input("input", IMAGE);
    Node twice =
        builder.add(
            "twice", new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE), input, input);
    Node relu = builder.add("relu", new Activate(Activation.RELU), twice);
    float[] images = images(1, 1);
    try (ExecutionPlan plan = new Nd4jEngine().prepare(builder.build(twice, relu));
        Session session = plan.newSession(1)) {
      float[] doubled = firstOutput(session, images);
      float[] positive = session.output(1, 0);
      for (int i = 0; i < images.length; i++) {
        assertThat(doubled[i]).isEqualTo(2 * images[i]);
        assertThat(positive[i]).isEqualTo(Math.max(0, 2 * images[i]));
      }
    }
  }

  @Test
  void sessionsOfSeveralThreadsGiveTheSame() throws Exception {
    float[] images = images(3, 7);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ExecutionPlan plan = new Nd4jEngine().prepare(network());
        Session alone = plan.newSession(3)) {
      float[] expected = firstOutput(alone, images);
      Callable<float[]> task =
          () -> {
            try (Session session = plan.newSession(3)) {
              firstOutput(session, images(3, 8));
              return firstOutput(session, images);
            }
          };
      for (Future<float[]> result : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void leavesTheCallingThreadOneNativeThread() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ExecutionPlan plan = new Nd4jEngine().prepare(network());
        Session session = plan.newSession(1)) {
      Callable<Integer> task =
          () -> {
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(2);
            firstOutput(session, images(1, 1));
            return Natives.load().threads();
          };
      assertThat(thread.submit(task).get()).isEqualTo(1);
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void closingGivesAllMemoryBack() {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(network())) {
      openAndClose(plan, 20);
      long pointers = Pointer.totalCount();
      long resident = Pointer.physicalBytes();
      openAndClose(plan, 100);
      assertThat(Pointer.totalCount()).isLessThanOrEqualTo(pointers);
      // Each session holds 9 MiB: 100 of them, were they kept, would be 900.
      assertThat(Pointer.physicalBytes() - resident).isLessThan(200 * MEBIBYTE);
    }
  }

  /**
   * With the same images each time: new ones would make Java's heap grow, which is resident, too.
   */
  private static void openAndClose(ExecutionPlan plan, int times) {
    float[] images = images(32, 1);
    for (int i = 0; i < times; i++) {
      try (Session session = plan.newSession(32)) {
        firstOutput(session, images);
      }
    }
  }

  @Test
  void mapsStayBlockedAndResidualsAreSummedInPlace() {
    int images = 64;
    assumeThat(Layouts.block()).as("blocked layout on this processor").isGreaterThan(1);
    try (Nd4jPlan plan = (Nd4jPlan) new Nd4jEngine().prepare(network(), DIRECT);
        Nd4jSession session = (Nd4jSession) plan.newSession(images)) {
      List<KernelTime> steps = session.profile(images);
      assertThat(steps).hasSize(4);
      assertThat(steps.subList(0, 3)).noneMatch(step -> step.kernel().contains("ref"));
      assertThat(steps.get(3).node()).as("back to row-major").isEqualTo("last");
      long map = (long) images * CHANNELS * 24 * 24 * Float.BYTES;
      long input = (long) images * IMAGE.elements() * Float.BYTES;
      // A third map would be 4.5 MiB; what Winograd's transforms keep is less than 3.
      assertThat(session.bytes()).isBetween(input + 2 * map, input + 2 * map + 3 * MEBIBYTE);
    }
  }

  /** Dense weights of 64 MiB, which the system takes back at once when they are freed. */
  static Graph heavy() {
    int features = 4096;
    GraphBuilder builder = new GraphBuilder("heavy");
    Node input = builder.input("input", Shape.of(features));
    FloatTensor weight = FloatTensor.filled(Shape.of(features, features), 0.5f);
    FloatTensor bias = FloatTensor.filled(Shape.of(features), 0);
    return builder.build(builder.add("fc", new Dense(weight, bias, Activation.NONE), input));
  }

  @Test
  void aSecondSessionTakesNoMemoryForWeights() {
    try (Nd4jPlan plan = (Nd4jPlan) new Nd4jEngine().prepare(heavy());
        Session one = plan.newSession(1)) {
      one.run(1);
      assertThat(plan.weights().bytes()).isGreaterThan(64 * MEBIBYTE);
      long resident = Pointer.physicalBytes();
      try (Session other = plan.newSession(1)) {
        other.run(1);
        assertThat(Pointer.physicalBytes() - resident).isLessThan(32 * MEBIBYTE);
      }
    }
  }

  @Test
  void weightsStayUntilTheLastSessionOfAClosedPlanIsClosed() {
    Nd4jPlan plan = (Nd4jPlan) new Nd4jEngine().prepare(network());
    Session one = plan.newSession(1);
    Session other = plan.newSession(2);
    plan.close();
    one.close();
    one.close();
    assertThat(plan.weights().bytes()).isPositive();
    other.close();
    assertThat(plan.weights().bytes()).isZero();
  }

  @Test
  void weightsAreSharedBySessions() {
    try (Nd4jPlan plan = (Nd4jPlan) new Nd4jEngine().prepare(network());
        Session one = plan.newSession(2)) {
      firstOutput(one, images(2, 1));
      long bytes = plan.weights().bytes();
      try (Session other = plan.newSession(2)) {
        firstOutput(other, images(1, 1));
        assertThat(plan.weights().bytes()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void refusesWhatItCannotRun() {
    try (ExecutionPlan plan = new Nd4jEngine().prepare(network());
        Session session = plan.newSession(2)) {
      assertThatThrownBy(() -> session.run(3))
          .hasMessage(
              "Input 'input' was prepared for 2x3x24x24, but 3x3x24x24 was asked for;"
                  + " run 1 to 2 images at a time, or open a session for more");
      assertThatThrownBy(() -> session.output(0, 0))
          .hasMessage("Image 0 of output 'last' was asked for, but the last run was of 0 images");
      assertThatThrownBy(() -> session.output(1, 0))
          .hasMessage("Output 1 was asked for, but 'network' has [last (Conv2d 32x24x24)]");
      assertThatThrownBy(() -> plan.newSession(0))
          .hasMessage("A session runs at least 1 image at a time, but 0 were asked for");
    }
  }

  @Test
  void refusesToRunOnceClosed() {
    ExecutionPlan plan = new Nd4jEngine().prepare(network());
    Session session = plan.newSession(1);
    Session open = plan.newSession(1);
    session.close();
    plan.close();
    assertThatThrownBy(() -> session.run(1))
        .isInstanceOf(ClosedException.class)
        .hasMessage(
            "The session of 'network' (input 'input', 1x3x24x24) is closed; open a new one on its plan");
    assertThatThrownBy(() -> open.run(1))
        .isInstanceOf(ClosedException.class)
        .hasMessage(
            "The plan of 'network' (input 'input', 3x24x24) is closed; prepare the graph again");
    assertThatThrownBy(() -> plan.newSession(1)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(open::input).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> open.output(0, 0)).isInstanceOf(ClosedException.class);
    open.close();
    open.close();
    plan.close();
  }
}
