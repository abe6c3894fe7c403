package dev.pointwise.model.inspect;

import dev.pointwise.model.inspect.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A summary as text in columns. */
final class SummaryTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("Layer"),
          Column.text("Type"),
          Column.number("Output"),
          Column.number("Parameters"),
          Column.number("MACs"),
          Column.text("Connected to"));

  private final Summary summary;
  private final int width;

  SummaryTable(Summary summary, int width) {
    this.summary = summary;
    this.width = width;
  }

  String text() {
    List<List<String>> rows = summary.layers().stream().map(SummaryTable::row).toList();
    List<String> lines = new ArrayList<>();
    lines.add("Model: " + summary.name());
    lines.addAll(TextTable.framed(COLUMNS, rows, width));
    lines.addAll(totals());
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> row(LayerSummary layer) {
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

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
