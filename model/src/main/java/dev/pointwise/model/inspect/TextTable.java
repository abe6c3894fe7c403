package dev.pointwise.model.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of text in columns. Columns are as wide as their longest cell; where lines would be too
 * wide, texts (never names and numbers) are shortened, those of the widest column first.
 */
final class TextTable {
  private static final int LEAST = 8;
  private static final String GAP = "  ";
  private static final String ELLIPSIS = "...";

  private final List<Column> columns;
  private final List<List<String>> rows;
  private final int[] widths;

  /** What a column holds: numbers stand at its right; only texts are shortened. */
  enum Kind {
    TEXT,
    NAME,
    NUMBER
  }

  record Column(String title, Kind kind) {
    static Column text(String title) {
      return new Column(title, Kind.TEXT);
    }

    static Column name(String title) {
      return new Column(title, Kind.NAME);
    }

    static Column number(String title) {
      return new Column(title, Kind.NUMBER);
    }
  }

  private TextTable(List<Column> columns, List<List<String>> rows, int width) {
    this.columns = columns;
    this.rows = Stream.concat(Stream.of(titles(columns)), rows.stream()).toList();
    this.widths = IntStream.range(0, columns.size()).map(this::longest).toArray();
    shortenTo(width);
  }

  /** The titles, a rule, and the rows, no wider than that many characters where it is possible. */
  static List<String> lines(List<Column> columns, List<List<String>> rows, int width) {
    TextTable table = new TextTable(columns, rows, width);
    List<String> lines = new ArrayList<>(table.rows.stream().map(table::line).toList());
    lines.add(1, "-".repeat(table.lineWidth()));
    return lines;
  }

  /** The same with rules above and below. */
  static List<String> framed(List<Column> columns, List<List<String>> rows, int width) {
    List<String> lines = new ArrayList<>(lines(columns, rows, width));
    String rule = lines.get(1);
    lines.add(0, rule);
    lines.add(rule);
    return lines;
  }

  private static List<String> titles(List<Column> columns) {
    return columns.stream().map(Column::title).toList();
  }

  private int longest(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }

  private int lineWidth() {
    return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private void shortenTo(int width) {
    while (lineWidth() > width) {
      int widest =
          IntStream.range(0, widths.length)
              .filter(column -> columns.get(column).kind() == Kind.TEXT)
              .boxed()
              .max(Comparator.comparing(column -> widths[column]))
              .orElseThrow();
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
    return isNumber(column) ? blanks + fitting : fitting + blanks;
  }

  private boolean isNumber(int column) {
    return columns.get(column).kind() == Kind.NUMBER;
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
