package dev.pointwise.tests.system;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One round's kill.
 *
 * @param round from 0
 * @param share of the undisturbed run's time after which it happens
 */
record Kill(int round, Victim victim, double share) {
  /** Later, a run that is a little faster than the undisturbed one would have ended. */
  private static final double LATEST = 0.95;

  static Kill of(int round, long seed) {
    Victim[] victims = Victim.values();
    double share = new SplittableRandom(seed + round).nextDouble() * LATEST;
    return new Kill(round, victims[round % victims.length], share);
  }

  @Override
  public String toString() {
    return "round %d: kill -9 of the %s after %.0f %% of the time"
        .formatted(round + 1, victim.name().toLowerCase(Locale.ROOT), 100 * share);
  }
}
