package dev.pointwise.model.predict;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Pixels;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Preprocessor;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.image.Undecodable;
import dev.pointwise.model.tensor.Shape;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Each picture at its own size, one after the other; those of one size share a session. */
final class DensePass implements Pass {
  static final int SESSIONS = 2;

  private final DenseModel model;
  private final SizedPlans plans;
  private final Entered[] entered;
  private final Result[] results;
  private final Map<Shape, Session> sessions = new LinkedHashMap<>(SESSIONS, 1, true);
  private final Map<Shape, Shape> mapShapes = new HashMap<>();

  DensePass(DenseModel model, SizedPlans plans, int batchSize) {
    this.model = model;
    this.plans = plans;
    this.entered = new Entered[batchSize];
    this.results = new Result[batchSize];
  }

  private record Entered(Shape input, float[] values) {}

  private record Result(float[] scores, ScoreMap map) {}

  @Override
  public int batchSize() {
    return entered.length;
  }

  @Override
  public Optional<Undecodable> enter(Pixels pixels, int slot) {
    Preprocess preprocess = model.geometry().preprocess(pixels.size());
    Optional<Undecodable> rejection =
        preprocess.rejection(pixels.size()).or(() -> tooLarge(preprocess, pixels.size()));
    if (rejection.isEmpty()) {
      FloatBuffer values = FloatBuffer.allocate(preprocess.valuesPerPicture());
      new Preprocessor(preprocess).fill(pixels, values);
      entered[slot] = new Entered(ModelChecks.inputShape(preprocess), values.array());
    }
    return rejection;
  }

  private Optional<Undecodable> tooLarge(Preprocess preprocess, ImageSize picture) {
    long bytes = model.bytesAt(preprocess.outputSize().area());
    if (bytes <= DenseModel.MOST_BYTES) {
      return Optional.empty();
    }
    String detail =
        "at its own size its feature maps take %d MB, more than %d MB; shrink it, or predict it"
            + " without --dense";
    return Optional.of(
        new Undecodable(
            RejectReason.TOO_LARGE,
            detail.formatted(bytes >> 20, DenseModel.MOST_BYTES >> 20),
            picture.width(),
            picture.height()));
  }

  @Override
  public void run(int images) {
    IntStream.range(0, images)
        .boxed()
        .sorted(Comparator.comparing(slot -> entered[slot].input().toString()))
        .forEach(slot -> results[slot] = run(entered[slot]));
  }

  private Result run(Entered picture) {
    Session session = session(picture.input());
    session.input().put(0, picture.values());
    session.run(1);
    ScoreMap map = new ScoreMap(mapShapes.get(picture.input()), session.output(0, 0));
    return new Result(session.output(1, 0), map);
  }

  private Session session(Shape input) {
    Session session = sessions.get(input);
    if (session == null) {
      if (sessions.size() == SESSIONS) {
        close(sessions.keySet().iterator().next());
      }
      ExecutionPlan plan = plans.lease(input);
      session = plan.newSession(1);
      mapShapes.put(input, plan.outputShapes().get(0));
      sessions.put(input, session);
    }
    return session;
  }

  private void close(Shape input) {
    sessions.remove(input).close();
    mapShapes.remove(input);
    plans.giveBack(input);
  }

  @Override
  public Outcome read(int slot, String imageId, ImageSize size) {
    Result result = results[slot];
    return new Scored(
        imageId,
        size.width(),
        size.height(),
        model.topK().of(result.scores()),
        Optional.of(result.map()));
  }

  /** There is nothing to prepare before the pictures' sizes are known. */
  @Override
  public void warmUp() {}

  @Override
  public void close() {
    while (!sessions.isEmpty()) {
      close(sessions.keySet().iterator().next());
    }
  }
}
