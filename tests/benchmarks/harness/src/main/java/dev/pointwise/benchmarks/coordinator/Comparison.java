package dev.pointwise.benchmarks.coordinator;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The peers beside each other. A ratio is taken within a round, so that what slows the whole
 * machine for a while slows both sides of it.
 *
 * @param baseline names of peers; of those that ran, each round's fastest is that round's 1
 */
record Comparison(List<Measured> peers, List<String> baseline) {
  Comparison {
    peers = List.copyOf(peers);
    baseline =
        List.copyOf(baseline).stream()
            .filter(List.copyOf(peers.stream().map(Measured::peer).toList())::contains)
            .toList();
  }

  /** Empty when no peer of the baseline ran. */
  Optional<Spread> ratios(Measured peer) {
    if (baseline.isEmpty()) {
      return Optional.empty();
    }
    double[] rates = peer.imagesPerSecond();
    return Optional.of(
        Spread.of(
            IntStream.range(0, rates.length)
                .mapToDouble(round -> rates[round] / fastestOfBaseline(round))
                .toArray()));
  }

  private double fastestOfBaseline(int round) {
    return peers.stream()
        .filter(peer -> baseline.contains(peer.peer()))
        .mapToDouble(peer -> peer.imagesPerSecond()[round])
        .max()
        .orElseThrow();
  }
}
