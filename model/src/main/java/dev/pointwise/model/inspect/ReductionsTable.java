package dev.pointwise.model.inspect;

import dev.pointwise.model.inspect.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link Reductions} as text for people. */
final class ReductionsTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("1x1 layer"),
          Column.name("Role"),
          Column.number("Maps"),
          Column.number("MACs"),
          Column.number("Feeds"),
          Column.number("Saves"),
          Column.number("Params"));
  private static final double PERCENT = 100;

  private final Reductions reductions;
  private final int width;

  ReductionsTable(Reductions reductions, int width) {
    this.reductions = reductions;
    this.width = width;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("Model: " + reductions.name());
    if (!reductions.pointwise().isEmpty()) {
      List<List<String>> rows = reductions.pointwise().stream().map(ReductionsTable::row).toList();
      lines.addAll(TextTable.framed(COLUMNS, rows, width));
      lines.addAll(legend());
    }
    lines.add(sentence());
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> row(PointwiseCost cost) {
    return List.of(
        cost.name(),
        cost.role().name().toLowerCase(Locale.ROOT),
        "%d > %d".formatted(cost.channelsIn(), cost.channelsOut()),
        Magnitude.of(cost.macs()),
        effect(cost, PointwiseCost.Effect::fedMacs),
        effect(cost, PointwiseCost.Effect::savedMacs),
        effect(cost, PointwiseCost.Effect::savedParameters));
  }

  private static String effect(PointwiseCost cost, Function<PointwiseCost.Effect, Long> number) {
    return cost.effect().map(number).map(Magnitude::of).orElse("-");
  }

  private List<String> legend() {
    return List.of(
        "Feeds: MACs of the convolutions behind it. Saves: MACs of the whole network, by",
        "not having those read its input; Params: likewise, parameters. -: not only",
        "convolutions read it, so it has to stay.",
        String.format(
            Locale.ROOT,
            "1x1 convolutions do %.1f %% of %,d MACs.",
            PERCENT * reductions.pointwiseMacShare(),
            reductions.with().macs()),
        "");
  }

  private String sentence() {
    int number = reductions.reductions().size();
    if (number == 0) {
      return reductions.pointwise().isEmpty()
          ? "This network has no 1x1 convolutions."
          : "None of the 1x1 convolutions narrows what another convolution reads,\nso none saves any.";
    }
    Reductions.Totals with = reductions.with();
    Reductions.Totals without = reductions.without();
    return String.format(
        Locale.ROOT,
        "Without its %s this network would need %s MACs instead of %s%n"
            + "(%.2f times) and %s parameters instead of %s (%.2f times).",
        number == 1 ? "reduction" : number + " reductions",
        Magnitude.of(without.macs()),
        Magnitude.of(with.macs()),
        (double) without.macs() / with.macs(),
        Magnitude.of(without.parameters()),
        Magnitude.of(with.parameters()),
        (double) without.parameters() / with.parameters());
  }
}
