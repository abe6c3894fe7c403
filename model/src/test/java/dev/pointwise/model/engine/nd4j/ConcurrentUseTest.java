package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.judge.LayerKind;
import dev.pointwise.model.judge.RandomCase;
import dev.pointwise.model.judge.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Threads prepare, open, run and close on each other's plans and sessions. What may come out is the
 * right result or a {@link ClosedException}; a native fault would end the whole test run.
 */
class ConcurrentUseTest {
  private static final int THREADS = 8;
  private static final int PASSES = 4;
  private static final Duration TIME = Duration.ofSeconds(4);

  private final Queue<Nd4jPlan> plans = new ConcurrentLinkedQueue<>();
  private final Queue<Session> doomed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger passes = new AtomicInteger();
  private final List<Shelf> shelves =
      Stream.of(
              Nd4jSessionTest.heavy(),
              RandomCase.network(3).graph(),
              RandomCase.network(11).graph(),
              RandomCase.layer(LayerKind.WIDE_CONV, 1).graph(),
              RandomCase.layer(LayerKind.WIDE_CONV, 4).graph())
          .map(Shelf::new)
          .toList();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** A network, what it gives for an image, and the plan that is in use at the moment. */
  private final class Shelf {
    private final Graph graph;
    private final float[] image;
    private final float[] expected;
    private final AtomicReference<Nd4jPlan> plan;

    Shelf(Graph graph) {
      this.graph = graph;
      this.image = new float[graph.input().shape().elements()];
      Random random = new Random(image.length);
      for (int i = 0; i < image.length; i++) {
        image[i] = (float) random.nextGaussian();
      }
      try (ExecutionPlan reference = new ReferenceEngine().prepare(graph);
          Session session = reference.newSession(1)) {
        session.input().put(0, image);
        session.run(1);
        expected = session.output(0, 0);
      }
      plan = new AtomicReference<>(prepared());
    }

    private Nd4jPlan prepared() {
      Nd4jPlan fresh = (Nd4jPlan) new Nd4jEngine().prepare(graph);
      plans.add(fresh);
      return fresh;
    }

    /** Closes a plan that others may be running on. */
    void renew() {
      plan.getAndSet(prepared()).close();
    }

    void use(int batch, boolean leftToOthers) {
      try (Session session = plan.get().newSession(batch)) {
        for (int i = 0; i < batch; i++) {
          session.input().put(i * image.length, image);
        }
        if (leftToOthers) {
          doomed.add(session);
        }
        for (int pass = 0; pass < PASSES; pass++) {
          session.run(1 + pass % batch);
          float[] actual = session.output(0, pass % batch);
          assertThat(Tolerance.NETWORK.complaint(actual, expected)).as(graph.name()).isEmpty();
          passes.incrementAndGet();
        }
      }
    }
  }

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private Callable<Void> thread(long seed) {
    return () -> {
      Random random = new Random(seed);
      long end = System.nanoTime() + TIME.toNanos();
      while (System.nanoTime() < end) {
        Shelf shelf = shelves.get(random.nextInt(shelves.size()));
        try {
          act(random, shelf);
        } catch (ClosedException e) {
          assertThat(e).hasMessageContaining("'" + shelf.graph.name() + "'");
        }
      }
      return null;
    };
  }

  private void act(Random random, Shelf shelf) {
    switch (random.nextInt(8)) {
      case 0 -> shelf.renew();
      case 1 -> closeADoomedOne();
      case 2, 3 -> shelf.use(1 + random.nextInt(3), true);
      default -> shelf.use(1 + random.nextInt(3), false);
    }
  }

  private void closeADoomedOne() {
    Session session = doomed.poll();
    if (session != null) {
      session.close();
    }
  }

  @Test
  void givesRightResultsOrSaysThatItIsClosed() throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      tasks.add(thread(thread));
    }
    for (Future<Void> done : threads.invokeAll(tasks)) {
      done.get();
    }
    shelves.forEach(shelf -> shelf.plan.get().close());

    assertThat(passes.get()).isGreaterThan(THREADS);
    assertThat(plans).hasSizeGreaterThan(shelves.size());
    assertThat(plans).allMatch(plan -> plan.weights().bytes() == 0);
  }
}
