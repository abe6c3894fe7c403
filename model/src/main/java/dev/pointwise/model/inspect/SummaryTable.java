package dev.pointwise.model.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A summary as text in columns. Columns are as wide as their longest cell; where lines would be too
 * wide, texts (never numbers) are shortened, those of the widest column first.
 */
final class SummaryTable {
  private static final List<String> TITLES =
      List.of("Layer", "Type", "Output", "Parameters", "MACs", "Connected to");
  private static final List<Integer> SHORTENED = List.of(0, 1, 5);
  private static final List<Integer> RIGHT_ALIGNED = List.of(2, 3, 4);
  private static final int LEAST = 8;
  private static final String GAP = "  ";
  private static final String ELLIPSIS = "...";

  private final Summary summary;
  private final List<List<String>> rows;
  private final int[] widths;

  SummaryTable(Summary summary, int width) {
    this.summary = summary;
    this.rows = Stream.concat(Stream.of(TITLES), summary.layers().stream().map(this::row)).toList();
    this.widths = IntStream.range(0, TITLES.size()).map(this::longest).toArray();
    shortenTo(width);
  }

  String text() {
    String rule = "-".repeat(lineWidth());
    List<String> lines = new ArrayList<>(rows.stream().map(this::line).toList());
    lines.add(0, "Model: " + summary.name());
    lines.add(1, rule);
    lines.add(3, rule);
    lines.add(rule);
    lines.addAll(totals());
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private List<String> row(LayerSummary layer) {
    return List.of(
        layer.name(),
        layer.title(),
        layer.outputShape().toString(),
        number(layer.parameters()),
        number(layer.macs()),
        String.join(", ", layer.inputs()));
  }

  private List<String> totals() {
    long parameters = summary.parameters();
    long trainable = summary.trainableParameters();
    ActivationMemory memory = summary.activationMemory();
    return List.of(
        "Parameters: %s (trainable %s, not trainable %s)"
            .formatted(number(parameters), number(trainable), number(parameters - trainable)),
        "MACs: %s, FLOPs: %s (2 x MACs)".formatted(number(summary.macs()), number(summary.flops())),
        "Activations of one image in bytes: %s at the peak, %s in all"
            .formatted(number(memory.peakBytes()), number(memory.totalBytes())));
  }

  private int longest(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }

  private int lineWidth() {
    return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private void shortenTo(int width) {
    while (lineWidth() > width) {
      int widest = SHORTENED.stream().max(Comparator.comparing(i -> widths[i])).orElseThrow();
      if (widths[widest] <= LEAST) {
        return;
      }
      widths[widest]--;
    }
  }

  private String line(List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(column -> cell(column, cells.get(column)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private String cell(int column, String text) {
    String fitting = shortened(text, widths[column]);
    String blanks = " ".repeat(widths[column] - fitting.length());
    return RIGHT_ALIGNED.contains(column) ? blanks + fitting : fitting + blanks;
  }

  /** Without its middle where it is too long: exported names often differ only at their ends. */
  private static String shortened(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int kept = width - ELLIPSIS.length();
    int tail = (kept + 1) / 2;
    return text.substring(0, kept - tail) + ELLIPSIS + text.substring(text.length() - tail);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
