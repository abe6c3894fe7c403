package dev.pointwise.model.predict;

import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.image.Decoded;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.Decoding;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.PixelBuffer;
import dev.pointwise.model.image.Pixels;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.image.Undecodable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole way of a batch: bytes to pixels, pixels to the network's input, forward pass, outcomes.
 * Not thread-safe: one for each thread. Owns scratch memory; whoever made it closes it.
 */
public final class Predictor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Predictor.class);

  private final Decoder decoder;
  private final Pass pass;
  private final PixelBuffer pixelBuffer = new PixelBuffer();
  private long decodeNanos;
  private long preprocessNanos;
  private long forwardNanos;

  Predictor(Decoder decoder, Pass pass) {
    this.decoder = decoder;
    this.pass = pass;
  }

  /**
   * One outcome for each picture, in the batch's order. A bad picture is {@link Rejected} and
   * leaves the others alone.
   *
   * @param batch at most as many pictures as the settings' batch size
   */
  public List<Outcome> predict(List<EncodedImage> batch) {
    if (batch.size() > pass.batchSize()) {
      throw new IllegalArgumentException(
          "A batch of %d pictures is more than the batch size %d"
              .formatted(batch.size(), pass.batchSize()));
    }
    Outcome[] outcomes = new Outcome[batch.size()];
    List<Seat> seats = new ArrayList<>();
    for (int place = 0; place < outcomes.length; place++) {
      Decoding entered = enter(batch.get(place), seats.size());
      if (entered instanceof Undecodable bad) {
        outcomes[place] = rejected(batch.get(place), bad);
      } else {
        seats.add(new Seat(place, ((Decoded) entered).pixels().size()));
      }
    }
    forward(seats.size());
    for (int slot = 0; slot < seats.size(); slot++) {
      Seat seat = seats.get(slot);
      String id = batch.get(seat.place()).id();
      outcomes[seat.place()] = pass.read(slot, id, seat.size());
    }
    return Arrays.asList(outcomes);
  }

  /** A picture that takes part in the forward pass: its place in the batch, its upright size. */
  private record Seat(int place, ImageSize size) {}

  /** Does the slow work of the first pictures on invented ones. Changes no later outcome. */
  public void warmUp() {
    pass.warmUp();
  }

  /** What was spent so far. */
  public StageTimes times() {
    return new StageTimes(decodeNanos, preprocessNanos, forwardNanos);
  }

  @Override
  public void close() {
    pass.close();
  }

  /** Decodes a picture and enters it into a slot of the pass. */
  private Decoding enter(EncodedImage image, int slot) {
    Decoding decoding = decode(image);
    return decoding instanceof Decoded decoded ? write(image, decoded, slot) : decoding;
  }

  private Decoding decode(EncodedImage image) {
    long start = System.nanoTime();
    try {
      return decoder.decode(image.content(), pixelBuffer);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be decoded", image.id(), e);
      return new Undecodable(RejectReason.CORRUPT, "decoding failed: " + e.getMessage(), 0, 0);
    } finally {
      decodeNanos += System.nanoTime() - start;
    }
  }

  private Decoding write(EncodedImage image, Decoded decoded, int slot) {
    long start = System.nanoTime();
    Pixels pixels = decoded.pixels();
    try {
      return pass.enter(pixels, slot).map(Decoding.class::cast).orElse(decoded);
    } catch (ClosedException e) {
      throw e; // no fault of the picture
    } catch (RuntimeException e) {
      LOG.warn("{} could not be preprocessed", image.id(), e);
      String detail = "preprocessing failed: " + e.getMessage();
      return new Undecodable(RejectReason.UNSUPPORTED, detail, pixels.width(), pixels.height());
    } finally {
      preprocessNanos += System.nanoTime() - start;
    }
  }

  private void forward(int images) {
    long start = System.nanoTime();
    if (images > 0) {
      pass.run(images);
    }
    forwardNanos += System.nanoTime() - start;
  }

  private static Rejected rejected(EncodedImage image, Undecodable bad) {
    return new Rejected(image.id(), bad.width(), bad.height(), bad.reason(), bad.detail());
  }
}
