package dev.pointwise.model.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text in columns under a line of titles. Columns are as wide as their longest cell; where lines
 * would be too wide, texts (never numbers) are shortened, those of the widest column first.
 */
final class TextTable {
  private static final int LEAST = 8;
  private static final String GAP = "  ";
  private static final String ELLIPSIS = "...";

  private final List<List<String>> lines;
  private final Set<Integer> texts;
  private final Set<Integer> numbers;
  private final int[] widths;

  /**
   * @param lines of as many cells as there are titles, the titles first
   * @param texts the columns that may be shortened
   * @param numbers the columns that are aligned on the right
   */
  TextTable(List<List<String>> lines, Set<Integer> texts, Set<Integer> numbers) {
    this.lines = List.copyOf(lines);
    this.texts = Set.copyOf(texts);
    this.numbers = Set.copyOf(numbers);
    this.widths = IntStream.range(0, lines.get(0).size()).map(this::longest).toArray();
  }

  /** The lines, with rules above and below the titles and at the end. */
  List<String> lines(int width) {
    shortenTo(width);
    String rule = "-".repeat(lineWidth());
    List<String> text = new ArrayList<>(lines.stream().map(this::line).toList());
    text.add(0, rule);
    text.add(2, rule);
    text.add(rule);
    return text;
  }

  private int longest(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElseThrow();
  }

  private int lineWidth() {
    return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private void shortenTo(int width) {
    while (lineWidth() > width) {
      int widest = texts.stream().max(Comparator.comparing(i -> widths[i])).orElseThrow();
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
    return numbers.contains(column) ? blanks + fitting : fitting + blanks;
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
}
