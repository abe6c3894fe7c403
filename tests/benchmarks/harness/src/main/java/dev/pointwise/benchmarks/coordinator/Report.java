package dev.pointwise.benchmarks.coordinator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One network's result in Markdown that also reads well on a terminal of 80 columns. */
record Report(Network network, Setting setting, Origin origin, Comparison comparison) {
  private static final String ROW = "| %-16s | %8s | %13s | %5s | %9s | %5s | %5s |%n";

  String markdown() {
    return origin.heading(network.name())
        + """
        - model's sha256 %s
        - %s
        %s- ratio: median over the rounds; 1 is the fastest in its round of
          %s

        %s"""
            .formatted(
                network.shortSha256(),
                setting,
                versions(),
                comparison.baseline().isEmpty() ? "none" : String.join(", ", comparison.baseline()),
                table());
  }

  private String versions() {
    return comparison.peers().stream()
        .map(peer -> "- %s: %s%n".formatted(peer.peer(), peer.version()))
        .collect(Collectors.joining());
  }

  private String table() {
    List<String> rows = comparison.peers().stream().map(this::row).toList();
    return ROW.formatted("peer", "images/s", "min-max", "ratio", "min-max", "error", "ready")
        + "|------------------|---------:|--------------:|------:|----------:|------:|------:|\n"
        + String.join("", rows);
  }

  private String row(Measured peer) {
    Spread rates = peer.rates();
    return ROW.formatted(
        peer.peer(),
        rate(rates.median()),
        rate(rates.least()) + "-" + rate(rates.most()),
        comparison.ratios(peer).map(ratio -> text("%.2f", ratio.median())).orElse("-"),
        comparison
            .ratios(peer)
            .map(ratio -> text("%.2f-%.2f", ratio.least(), ratio.most()))
            .orElse("-"),
        text("%.0e", peer.error()),
        text("%.1f s", peer.readySeconds()));
  }

  /** Three figures or more. */
  static String rate(double imagesPerSecond) {
    return text(
        imagesPerSecond < 10 ? "%.2f" : imagesPerSecond < 100 ? "%.1f" : "%.0f", imagesPerSecond);
  }

  @SuppressWarnings("FormatStringAnnotation")
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
