package dev.pointwise.benchmarks.coordinator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One network's result in Markdown that also reads well on a terminal of 80 columns. */
record Report(
    Network network, Setting setting, Machine machine, Commit commit, Comparison comparison) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);
  private static final String ROW = "| %-16s | %8s | %13s | %5s | %9s | %5s | %5s |%n";

  String markdown() {
    String date = ZonedDateTime.now(ZoneOffset.UTC).format(DATE);
    return """
        ## %s: %s, %s

        - %s
        - %s; model's sha256 %s
        - %s
        - ratio: to the fastest of %s in the same round, median over the rounds

        %s"""
        .formatted(
            network.name(),
            date,
            commit,
            machine,
            setting,
            network.shortSha256(),
            versions(),
            comparison.baseline().isEmpty() ? "none" : String.join(", ", comparison.baseline()),
            table());
  }

  void appendTo(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        "\n" + markdown(),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    System.err.println("Appended to " + file);
  }

  private String versions() {
    return comparison.peers().stream()
        .map(peer -> "%s: %s".formatted(peer.peer(), peer.version()))
        .collect(Collectors.joining("; "));
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
