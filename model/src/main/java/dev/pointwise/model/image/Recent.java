package dev.pointwise.model.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The results of a function for the keys that were asked for lately. Not thread-safe. */
final class Recent<K, V> {
  private static final int KEPT = 64;

  private final Function<K, V> function;
  private final Predicate<V> small;
  private final Map<K, V> results =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param small what may be kept
   */
  Recent(Function<K, V> function, Predicate<V> small) {
    this.function = function;
    this.small = small;
  }

  V of(K key) {
    V known = results.get(key);
    if (known != null) {
      return known;
    }
    V result = function.apply(key);
    if (small.test(result)) {
      results.put(key, result);
    }
    return result;
  }
}
