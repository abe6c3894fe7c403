package dev.pointwise.model.image;

import dev.pointwise.model.image.vector.FixedPoint;

/**
 * For a run of output positions along one axis: which input positions each is made of, and their
 * weights in fixed point. Output {@code i} is the sum over {@code t < count[i]} of input {@code
 * first[i] + t} times {@code weights[i * stride + t]}, divided by 2^{@value
 * FixedPoint#PRECISION_BITS}.
 *
 * <p>Source: Pillow, Resample.c. Positions, the order of the floating-point operations and both
 * roundings are its own, so that results agree to the last bit.
 */
record Taps(int[] first, int[] count, int[] weights, int stride) {
  /**
   * What tells one table from another: the filter, input and output length, and the run of output
   * positions.
   */
  record Key(Filter filter, Antialias antialias, int in, int out, int from, int length) {}

  static Taps of(Key key) {
    double scale = (double) key.in() / key.out();
    double stretch = key.antialias() == Antialias.ON ? Math.max(scale, 1) : 1;
    double support = key.filter().support() * stretch;
    int stride = (int) Math.ceil(support) * 2 + 1;
    Taps taps =
        new Taps(
            new int[key.length()],
            new int[key.length()],
            new int[Math.multiplyExact(key.length(), stride)],
            stride);
    double[] exact = new double[stride];
    for (int i = 0; i < key.length(); i++) {
      double centre = (key.from() + i + 0.5) * scale;
      int low = Math.max(0, (int) (centre - support + 0.5));
      int high = Math.min(key.in(), (int) (centre + support + 0.5));
      weigh(key.filter(), exact, low, high, centre, 1 / stretch);
      taps.store(i, low, exact, high - low);
    }
    return taps;
  }

  int size() {
    return first.length;
  }

  /** Most inputs any output is made of. */
  int mostTaps() {
    int most = 0;
    for (int taps : count) {
      most = Math.max(most, taps);
    }
    return most;
  }

  /** A sum in fixed point, to which {@link FixedPoint#ONE_HALF} was added, as 0 to 255. */
  static int toLevel(int sum) {
    return Math.max(0, Math.min(255, sum >> FixedPoint.PRECISION_BITS));
  }

  private static void weigh(
      Filter filter, double[] exact, int low, int high, double centre, double shrink) {
    double sum = 0;
    for (int position = low; position < high; position++) {
      double weight = filter.weight((position - centre + 0.5) * shrink);
      exact[position - low] = weight;
      sum += weight;
    }
    for (int t = 0; t < high - low && sum != 0; t++) {
      exact[t] /= sum;
    }
  }

  /** Rounds to fixed point; weights that become 0 at either end are left out. */
  private void store(int i, int low, double[] exact, int n) {
    int from = 0;
    int to = n;
    while (from < to - 1 && fixed(exact[from]) == 0) {
      from++;
    }
    while (to > from + 1 && fixed(exact[to - 1]) == 0) {
      to--;
    }
    first[i] = low + from;
    count[i] = to - from;
    for (int t = from; t < to; t++) {
      weights[i * stride + t - from] = fixed(exact[t]);
    }
  }

  private static int fixed(double weight) {
    double scaled = weight * (1 << FixedPoint.PRECISION_BITS);
    return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
  }
}
