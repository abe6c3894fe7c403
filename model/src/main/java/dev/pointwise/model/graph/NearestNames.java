package dev.pointwise.model.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The "did you mean" of error messages. */
public final class NearestNames {
  private static final int SUGGESTIONS = 3;

  private NearestNames() {}

  /** As in {@code " (did you mean 'conv1' or 'conv2'?)"}; empty when nothing is near. */
  public static String suggest(String wanted, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(name -> isNear(wanted, name))
            .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
            .limit(SUGGESTIONS)
            .toList();
    return question(near);
  }

  private static String question(List<String> names) {
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(" or ", " (did you mean ", "?)"));
  }

  /** The same with the three nearest things, however far they are, each by its nearest name. */
  static <T> String nearest(String wanted, Map<String, T> named) {
    Map<T, String> nearest = new LinkedHashMap<>();
    named.keySet().stream()
        .sorted(Comparator.comparingInt(name -> remoteness(wanted, name)))
        .forEach(name -> nearest.putIfAbsent(named.get(name), name));
    return question(nearest.values().stream().limit(SUGGESTIONS).toList());
  }

  /** Names that hold what was wanted come first. */
  private static int remoteness(String wanted, String name) {
    return contains(name, wanted) ? 0 : distance(wanted, name);
  }

  private static boolean isNear(String wanted, String name) {
    return contains(name, wanted) || distance(wanted, name) <= Math.max(2, wanted.length() / 3);
  }

  private static boolean contains(String name, String part) {
    return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** Levenshtein's edit distance, without regard to case. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
