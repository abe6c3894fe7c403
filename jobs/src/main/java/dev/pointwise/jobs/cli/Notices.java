package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.run.ProgressDisplay;
import dev.pointwise.jobs.run.RunNotices;
import dev.pointwise.jobs.source.Listing;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Notices of a run on standard error. */
record Notices(PrintStream err, Supplier<ProgressDisplay> displays, boolean isQuiet)
    implements RunNotices {
  static Notices silent(Console console) {
    return new Notices(console.err(), () -> ProgressDisplay.SILENT, true);
  }

  /** A bar where a person looks on, a line now and then where it goes to a file. */
  static Notices spoken(Console console) {
    Optional<Integer> columns = TerminalColumns.ofStandardError();
    return new Notices(
        console.err(),
        () ->
            columns
                .<ProgressDisplay>map(width -> new ProgressOnTerminal(console.err(), width))
                .orElseGet(() -> new ProgressLines(console.err())),
        false);
  }

  @Override
  public void found(Listing listing) {
    if (isQuiet) {
      return;
    }
    err.printf(Locale.ROOT, "%,d pictures found%n", listing.pictures().size());
    if (listing.otherFiles() > 0) {
      err.printf(Locale.ROOT, "%,d without a picture's name passed over%n", listing.otherFiles());
    }
  }

  /** Is no progress, so that quiet runs say it too. */
  @Override
  public void warn(String change) {
    err.println(change);
  }

  @Override
  public ProgressDisplay display() {
    return displays.get();
  }
}
