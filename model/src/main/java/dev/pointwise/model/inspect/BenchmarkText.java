package dev.pointwise.model.inspect;

import dev.pointwise.model.inspect.TextTable.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A benchmark's report for a reader: the rate, and where the time goes. */
final class BenchmarkText {
  private static final int SLOWEST = 10;
  private static final double PERCENT = 100;
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("Slowest layers"),
          Column.text("Type"),
          Column.text("Kernel"),
          Column.number("ms"),
          Column.number("%"),
          Column.number("GFLOP/s"));

  private final BenchmarkReport report;
  private final int width;
  private final double total;

  BenchmarkText(BenchmarkReport report, int width) {
    this.report = report;
    this.width = width;
    this.total = sum(report.layers());
  }

  String text() {
    List<String> lines = new ArrayList<>(List.of(rate()));
    if (!report.layers().isEmpty()) {
      lines.add("");
      lines.addAll(table());
    }
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private String rate() {
    return text(
        "%s on %s, %d sessions, batches of %d: %.1f images/s, %.1f GFLOP/s (started in %.1f s)",
        report.model(),
        report.engine(),
        report.threads(),
        report.batchSize(),
        report.imagesPerSecond(),
        report.gflops(),
        report.startupSeconds());
  }

  private List<String> table() {
    List<LayerTime> slowest =
        report.layers().stream()
            .sorted(Comparator.comparingDouble(LayerTime::ms).reversed())
            .limit(SLOWEST)
            .toList();
    List<String> lines =
        new ArrayList<>(TextTable.lines(COLUMNS, slowest.stream().map(this::row).toList(), width));
    lines.add(lines.get(1));
    lines.add(
        text(
            "%d of %d layers: %.2f of %.2f ms for a batch",
            slowest.size(), report.layers().size(), sum(slowest), total));
    return lines;
  }

  private List<String> row(LayerTime layer) {
    return List.of(
        layer.name(),
        layer.title(),
        layer.kernel(),
        text("%.2f", layer.ms()),
        text("%.1f", PERCENT * layer.ms() / total),
        layer.gflops() > 0 ? text("%.1f", layer.gflops()) : "");
  }

  private static double sum(List<LayerTime> layers) {
    return layers.stream().mapToDouble(LayerTime::ms).sum();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
