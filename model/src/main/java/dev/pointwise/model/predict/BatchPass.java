package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Session;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Pixels;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Preprocessor;
import dev.pointwise.model.image.Undecodable;
import java.util.Optional;

/** All pictures at the size of the network's input, in one run. */
final class BatchPass implements Pass {
  private static final ImageSize WARM_UP_PICTURE = new ImageSize(400, 500);
  private static final int WARM_UP_PICTURES = 64;
  private static final int WARM_UP_BATCHES = 2;

  private final Preprocess preprocess;
  private final Preprocessor preprocessor;
  private final Readout readout;
  private final Session session;

  BatchPass(Preprocess preprocess, Readout readout, Session session) {
    this.preprocess = preprocess;
    this.preprocessor = new Preprocessor(preprocess);
    this.readout = readout;
    this.session = session;
  }

  @Override
  public int batchSize() {
    return session.batchSize();
  }

  @Override
  public Optional<Undecodable> enter(Pixels pixels, int slot) {
    Optional<Undecodable> rejection = preprocess.rejection(pixels.size());
    if (rejection.isEmpty()) {
      int values = preprocess.valuesPerPicture();
      preprocessor.fill(pixels, session.input().slice(slot * values, values));
    }
    return rejection;
  }

  @Override
  public void run(int images) {
    session.run(images);
  }

  @Override
  public Outcome read(int slot, String imageId, ImageSize size) {
    return readout.read(session, slot, imageId, size);
  }

  /** Until the JVM has compiled what a picture goes through. */
  @Override
  public void warmUp() {
    ImageSize size = WARM_UP_PICTURE;
    Pixels black = new Pixels(size.width(), size.height(), new byte[(int) size.area() * 3]);
    for (int i = 0; i < WARM_UP_PICTURES; i++) {
      enter(black, i % batchSize());
    }
    for (int i = 0; i < WARM_UP_BATCHES; i++) {
      run(batchSize());
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
