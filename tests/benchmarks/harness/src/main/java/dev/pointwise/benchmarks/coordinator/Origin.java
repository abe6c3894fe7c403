package dev.pointwise.benchmarks.coordinator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What figures travel with: which sources gave them, on which machine. */
public record Origin(Machine machine, Commit commit) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private static final String TITLE = "# Benchmarks: %s%n%nAdded to by scripts/bench-%1$s.%n";

  /** To be asked for before anything runs, for the machine's load. */
  public static Origin of(Checkout checkout) throws IOException {
    return new Origin(Machine.here(), checkout.commit());
  }

  /** The first lines of a section of results, in Markdown. */
  public String heading(String what) {
    String now = ZonedDateTime.now(ZoneOffset.UTC).format(DATE);
    return "## %s, %s%n%n- %s%n%s".formatted(what, now, commit, machine.lines());
  }

  /** Adds a section to a file of results, which begins with a title. */
  public static void append(String section, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.notExists(file)) {
      Files.writeString(file, TITLE.formatted(name(file)));
    }
    Files.writeString(file, "\n" + section, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    System.err.println("Appended to " + file);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".md", "");
  }
}
