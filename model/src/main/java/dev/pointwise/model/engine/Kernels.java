package dev.pointwise.model.engine;

import java.util.Map;
import java.util.Optional;

/**
 * What an engine may choose where several kernels compute the same layer. Kernels differ in speed
 * and in the last digits of their results: pin them where two runs must give the same numbers.
 *
 * @param pinned kernel by node name, as a {@link KernelTime} names it; other nodes are free
 */
public record Kernels(Winograd winograd, Map<String, String> pinned) {
  /** All free: what is fastest on this machine, as measured when a session opens. */
  public static final Kernels FASTEST = new Kernels(Winograd.AUTO, Map.of());

  /** Whether convolutions may go by Winograd's transforms. */
  public enum Winograd {
    /** Where it is faster. */
    AUTO,
    OFF
  }

  public Kernels {
    pinned = Map.copyOf(pinned);
  }

  public Optional<String> pinned(String node) {
    return Optional.ofNullable(pinned.get(node));
  }
}
