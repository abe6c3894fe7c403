package dev.pointwise.model.predict;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.NearestNames;
import dev.pointwise.model.zoo.RandomWeights;
import dev.pointwise.model.zoo.Weights;
import dev.pointwise.model.zoo.Zoo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An architecture as a user names it: {@code zoo:NAME}, or with random weights {@code
 * zoo:NAME?init=random&seed=1}.
 *
 * @param text as given
 * @param seed of random weights, where they are asked for
 */
record ZooReference(String text, String name, Optional<Long> seed) {
  private static final String PREFIX = "zoo:";
  private static final String INIT = "init=";
  private static final String RANDOM = INIT + "random";
  private static final String SEED = "seed=";
  private static final long FIRST_SEED = 1;

  /** True for an architecture, but not for the model that comes with the program. */
  static boolean isOne(String reference) {
    return reference.startsWith(PREFIX) && !reference.equals(Embedded.MODEL);
  }

  /**
   * @throws ModelException when there is no such architecture, or what follows it is not known
   */
  static ZooReference parse(String reference) {
    String[] parts = reference.substring(PREFIX.length()).split("\\?", 2);
    requireKnown(parts[0]);
    return new ZooReference(
        reference, parts[0], parts.length == 1 ? Optional.empty() : seed(reference, parts[1]));
  }

  private static void requireKnown(String name) {
    List<String> known =
        Stream.concat(Stream.of(Embedded.MODEL), Zoo.names().stream().map(PREFIX::concat)).toList();
    String wanted = PREFIX + name;
    if (wanted.equals(Embedded.MODEL)) {
      throw refusal("%s comes with its weights; leave out what follows the name", wanted);
    }
    if (!known.contains(wanted)) {
      throw refusal(
          "No model is called '%s'%s; there are %s",
          wanted, NearestNames.suggest(wanted, known), String.join(", ", known));
    }
  }

  private static Optional<Long> seed(String reference, String query) {
    boolean random = false;
    long seed = FIRST_SEED;
    for (String setting : query.split("&", -1)) {
      if (setting.equals(RANDOM)) {
        random = true;
      } else if (setting.matches(SEED + "-?\\d{1,18}")) {
        seed = Long.parseLong(setting.substring(SEED.length()));
      } else {
        throw refusal(
            "%s: '%s' is not known; what may follow the name is '?%s' and then '&%sNUMBER'",
            reference, setting, RANDOM, SEED);
      }
    }
    return random ? Optional.of(seed) : Optional.empty();
  }

  @FormatMethod
  private static ModelException refusal(@FormatString String message, Object... values) {
    return new ModelException(message.formatted(values));
  }

  /**
   * The network with its weights.
   *
   * @throws ModelException when none are asked for
   */
  Graph network() {
    long given =
        seed.orElseThrow(
            () ->
                refusal(
                    "%s is an architecture without weights; give a model file or card that has"
                        + " them, or random ones, as for a benchmark: '%s%s?%s&%s%d'",
                    text, PREFIX, name, RANDOM, SEED, FIRST_SEED));
    return Zoo.build(name, new RandomWeights(given));
  }

  /** The network to be looked at, with or without weights. */
  Graph architecture() {
    return Zoo.build(name, seed.<Weights>map(RandomWeights::new).orElseGet(Weights::blank));
  }
}
