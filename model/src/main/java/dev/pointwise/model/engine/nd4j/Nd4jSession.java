package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Node;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One program for each number of images that came so far, all over one arena. Not bound to a
 * thread; each run leaves the calling thread with one native thread. Locked, so that nobody frees
 * the memory that a pass works on.
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
    } catch (RuntimeException | Error e) {
      free();
      throw e;
    }
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public synchronized FloatBuffer input() {
    requireOpen();
    return input;
  }

  @Override
  public synchronized void run(int images) {
    select(images);
    last.run();
  }

  @Override
  public synchronized List<KernelTime> profile(int images) {
    select(images);
    return last.profile();
  }

  private void select(int images) {
    requireOpen();
    if (images < 1 || images > batchSize) {
      throw new IllegalArgumentException(
          "Input '%s' was prepared for %s, but %s was asked for; run 1 to %d images at a time, or open a session for more"
              .formatted(
                  plan.graph().input().name(), batchOf(batchSize), batchOf(images), batchSize));
    }
    Natives.load().useOneThread();
    last = program(images);
    lastImages = images;
  }

  @Override
  public synchronized float[] output(int output, int image) {
    requireOpen();
    requireOutput(output);
    if (last == null || image < 0 || image >= lastImages) {
      throw new IllegalArgumentException(
          "Image %d of output '%s' was asked for, but the last run was of %d images"
              .formatted(image, plan.graph().outputs().get(output).name(), lastImages));
    }
    float[] values = new float[plan.outputShapes().get(output).elements()];
    last.output(output).get(image * values.length, values);
    return values;
  }

  private void requireOutput(int output) {
    List<Node> outputs = plan.graph().outputs();
    if (output < 0 || output >= outputs.size()) {
      throw new IllegalArgumentException(
          "Output %d was asked for, but '%s' has %s"
              .formatted(output, plan.graph().name(), outputs));
    }
  }

  /** As in {@code 8x3x224x224}. */
  private String batchOf(int images) {
    return images + "x" + plan.inputShape();
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
      throw ClosedException.ofSession(plan.graph(), batchSize);
    }
    plan.requireOpen();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      free();
      plan.leave();
    }
  }

  private void free() {
    programs.values().forEach(Program::close);
    programs.clear();
    arenas.forEach(OffHeap::close);
    arenas.clear();
    inputMemory.close();
  }
}
