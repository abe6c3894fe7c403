package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.doctor.Checkup;
import dev.pointwise.jobs.doctor.Finding;
import dev.pointwise.jobs.doctor.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A checkup in lines of up to 80 columns, coloured where a person looks on. */
final class CheckupText {
  private static final int COLUMNS = 80;
  private static final int TOPIC_COLUMNS = 14;
  private static final String INDENT = " ".repeat(2 + 4 + 2 + TOPIC_COLUMNS + 1);

  private CheckupText() {}

  static List<String> lines(String role, Checkup checkup, Ansi ansi) {
    List<String> lines = new ArrayList<>();
    lines.add(ansi.string("@|bold %s|@: %s".formatted(role, checkup.where())));
    checkup.findings().forEach(finding -> addLines(lines, finding, ansi));
    return lines;
  }

  private static void addLines(List<String> lines, Finding finding, Ansi ansi) {
    String word = "%-4s".formatted(finding.level().name().toLowerCase(Locale.ROOT));
    String head =
        "  %s  %%-%ds "
            .formatted(colour(finding.level(), word, ansi), TOPIC_COLUMNS)
            .formatted(finding.topic());
    List<String> text = wrapped(finding.text(), COLUMNS - INDENT.length());
    lines.add(head + text.get(0));
    text.stream().skip(1).forEach(line -> lines.add(INDENT + line));
    if (!finding.remedy().isEmpty()) {
      List<String> remedy = wrapped("-> " + finding.remedy(), COLUMNS - INDENT.length());
      remedy.forEach(line -> lines.add(INDENT + line));
    }
  }

  private static String colour(Level level, String word, Ansi ansi) {
    String style =
        switch (level) {
          case OK -> "green";
          case WARN -> "yellow";
          case FAIL -> "red,bold";
        };
    return ansi.string("@|%s %s|@".formatted(style, word));
  }

  /** Broken between words; a word that is longer has a line of its own. */
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
