package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Session;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One program for each number of images that came so far, all over one arena. Not thread-safe, but
 * not bound to a thread; each run leaves the calling thread with one native thread.
 */
final class Nd4jSession implements Session {
  private final Nd4jPlan plan;
  private final int batchSize;
  private final OffHeap inputMemory;
  private final FloatBuffer input;
  private final List<OffHeap> arenas = new ArrayList<>();
  private final Map<Integer, Program> programs = new HashMap<>();
  private Program last;
  private int lastImages;
  private boolean closed;

  Nd4jSession(Nd4jPlan plan, int batchSize) {
    this.plan = plan;
    this.batchSize = batchSize;
    long values = (long) batchSize * plan.inputShape().elements();
    this.inputMemory = OffHeap.ofBytes(values * Float.BYTES);
    this.input = inputMemory.floats(0, values);
    prepare();
  }

  private void prepare() {
    try {
      program(batchSize);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public FloatBuffer input() {
    requireOpen();
    return input;
  }

  @Override
  public void run(int images) {
    select(images);
    last.run();
  }

  @Override
  public List<KernelTime> profile(int images) {
    select(images);
    return last.profile();
  }

  private void select(int images) {
    requireOpen();
    if (images < 1 || images > batchSize) {
      throw new IllegalArgumentException(
          "A session for %d images was asked to run %d; split the batch"
              .formatted(batchSize, images));
    }
    Natives.load().useOneThread();
    last = program(images);
    lastImages = images;
  }

  @Override
  public float[] output(int output, int image) {
    requireOpen();
    if (last == null || image < 0 || image >= lastImages) {
      throw new IllegalArgumentException(
          "Image %d was asked for, but the last run was of %d images".formatted(image, lastImages));
    }
    float[] values = new float[plan.outputShapes().get(output).elements()];
    last.output(output).get(image * values.length, values);
    return values;
  }

  /** Activations and input, in bytes. */
  long bytes() {
    return inputMemory.bytes() + arenas.stream().mapToLong(OffHeap::bytes).sum();
  }

  private Program program(int images) {
    return programs.computeIfAbsent(
        images,
        count ->
            Program.of(
                plan.graph(),
                count,
                inputMemory,
                plan.weights(),
                this::arena,
                plan.chooser(batchSize)));
  }

  /** The first arena large enough; smaller batches rarely need another than the full one's. */
  private OffHeap arena(long bytes) {
    return arenas.stream()
        .filter(arena -> arena.bytes() >= bytes)
        .findFirst()
        .orElseGet(() -> newArena(bytes));
  }

  private OffHeap newArena(long bytes) {
    OffHeap arena = OffHeap.ofBytes(bytes);
    arenas.add(arena);
    return arena;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("This session is closed; open a new one on its plan");
    }
    plan.requireOpen();
  }

  @Override
  public void close() {
    closed = true;
    programs.values().forEach(Program::close);
    programs.clear();
    arenas.forEach(OffHeap::close);
    arenas.clear();
    inputMemory.close();
  }
}
