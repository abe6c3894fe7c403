package dev.pointwise.jobs.checkpoint;

import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of the pictures found no batch holds yet. It costs a bit a picture, and the batches pass by
 * one after the other, so that it does not matter how many there are.
 */
public final class NewPictures {
  private final List<Picture> found;
  private final BitSet planned;
  private long done;
  private long changed;

  private NewPictures(Listing listing) {
    this.found = listing.pictures();
    this.planned = new BitSet(found.size());
  }

  public static NewPictures of(Listing found, Checkpoint checkpoint) {
    NewPictures pictures = new NewPictures(found);
    for (int batch : checkpoint.batches()) {
      BatchPlan plan = checkpoint.plan(batch);
      pictures.remove(plan);
      if (checkpoint.isCommitted(batch)) {
        pictures.count(plan);
      }
    }
    return pictures;
  }

  private void remove(BatchPlan plan) {
    plan.pictures().stream().mapToInt(this::index).filter(at -> at >= 0).forEach(planned::set);
  }

  /** Listings are in the order of their ids. */
  private int index(Picture picture) {
    return Collections.binarySearch(found, picture, Comparator.comparing(Picture::id));
  }

  private void count(BatchPlan plan) {
    for (Picture picture : plan.pictures()) {
      int index = index(picture);
      if (index >= 0) {
        done++;
        changed += hasChanged(picture, found.get(index)) ? 1 : 0;
      }
    }
  }

  /** A length of 0 is an unknown one. */
  private static boolean hasChanged(Picture before, Picture now) {
    return before.length() > 0 && now.length() > 0 && before.length() != now.length();
  }

  /** In their order. */
  public List<Picture> list() {
    return IntStream.range(0, found.size())
        .filter(index -> !planned.get(index))
        .mapToObj(found::get)
        .toList();
  }

  /** Pictures found whose batch is committed. */
  public long done() {
    return done;
  }

  /** Of those, how many have another length than when they were planned. */
  public long changed() {
    return changed;
  }
}
