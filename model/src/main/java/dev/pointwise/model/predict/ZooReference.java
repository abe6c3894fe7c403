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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An architecture as a user names it: {@code zoo:NAME}, with weights {@code
 * zoo:NAME?weights=FILE.safetensors}, or with random ones {@code zoo:NAME?init=random&seed=1}.
 *
 * @param text as given
 * @param weights the file that holds them, where one is given
 * @param seed of random weights, where they are asked for
 */
record ZooReference(String text, String name, Optional<String> weights, Optional<Long> seed) {
  private static final String PREFIX = "zoo:";
  private static final String WEIGHTS = "weights=";
  private static final String WEIGHTS_FORMAT = ".safetensors";
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
    String query = parts.length == 1 ? "" : parts[1];
    if (query.startsWith(WEIGHTS)) {
      String file = query.substring(WEIGHTS.length());
      requireWeights(file);
      return new ZooReference(reference, parts[0], Optional.of(file), Optional.empty());
    }
    Optional<Long> seed = parts.length == 1 ? Optional.empty() : seed(reference, query);
    return new ZooReference(reference, parts[0], Optional.empty(), seed);
  }

  /** An architecture with the weights in a file. */
  static ZooReference weighted(String name, String file) {
    return parse(PREFIX + name + "?" + WEIGHTS + file);
  }

  /** The same with the file's name as seen from elsewhere. */
  ZooReference withWeights(String file) {
    return weighted(name, file);
  }

  /** True for a file of weights that needs an architecture. */
  static boolean isWeights(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(WEIGHTS_FORMAT);
  }

  private static void requireWeights(String file) {
    if (!isWeights(file)) {
      throw refusal(
          "'%s' is no file of weights that is read here; the weights of an architecture are a"
              + " %s file",
          file, WEIGHTS_FORMAT);
    }
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
            "%s: '%s' is not known; what may follow the name is '?%sFILE%s', or '?%s' and then"
                + " '&%sNUMBER'",
            reference, setting, WEIGHTS, WEIGHTS_FORMAT, RANDOM, SEED);
      }
    }
    return random ? Optional.of(seed) : Optional.empty();
  }

  @FormatMethod
  private static ModelException refusal(@FormatString String message, Object... values) {
    return new ModelException(message.formatted(values));
  }

  /**
   * The network with random weights.
   *
   * @throws ModelException when they are not asked for
   */
  Graph network() {
    long given =
        seed.orElseThrow(
            () ->
                refusal(
                    "%s is an architecture without weights; give them, as '%s%s?%sFILE%s', or in a"
                        + " model file or card that has them, or random ones, as for a benchmark:"
                        + " '%s%s?%s&%s%d'",
                    text,
                    PREFIX,
                    name,
                    WEIGHTS,
                    WEIGHTS_FORMAT,
                    PREFIX,
                    name,
                    RANDOM,
                    SEED,
                    FIRST_SEED));
    return Zoo.build(name, new RandomWeights(given));
  }

  /** The network to be looked at, with or without weights. */
  Graph architecture() {
    return Zoo.build(name, seed.<Weights>map(RandomWeights::new).orElseGet(Weights::blank));
  }
}
