package dev.pointwise.model.inspect;

import java.util.List;

/** Of two values in the middle the greater. */
final class Median {
  private Median() {}

  static long of(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
