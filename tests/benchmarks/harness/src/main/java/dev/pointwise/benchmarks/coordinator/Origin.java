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

  /** To be asked for before anything runs, for the machine's load. */
  public static Origin of(Checkout checkout) throws IOException {
    return new Origin(Machine.here(), checkout.commit());
  }

  /** The first lines of a section of results, in Markdown. */
  public String heading(String what) {
    return "## %s: %s, %s%n%n- %s%n"
        .formatted(what, ZonedDateTime.now(ZoneOffset.UTC).format(DATE), commit, machine);
  }

  /** Adds a section to a file of results. */
  public static void append(String section, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        "\n" + section,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    System.err.println("Appended to " + file);
  }
}
