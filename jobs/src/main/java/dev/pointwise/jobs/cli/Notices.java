package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.Packing;
import dev.pointwise.jobs.run.ProgressDisplay;
import dev.pointwise.jobs.run.RunNotices;
import dev.pointwise.jobs.sink.Increment;
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
    Packing packing = listing.format().packing();
    err.println(listing.files() + " found");
    if (listing.otherFiles() > 0) {
      String name = packing == Packing.PICTURES ? "a picture's name" : "such a name";
      err.printf(Locale.ROOT, "%,d without %s passed over%n", listing.otherFiles(), name);
    }
  }

  /** Is no progress, so that quiet runs say it too. */
  @Override
  public void warn(String change) {
    err.println(change);
  }

  @Override
  public void found(Increment increment) {
    if (isQuiet) {
      return;
    }
    err.printf(
        Locale.ROOT,
        "%,d done before, %,d new%s%s; %,d batches to do%n",
        increment.alreadyDone(),
        increment.added(),
        more(increment.resumed(), "left over by a run that did not end"),
        more(increment.retried(), "rejected to be tried again"),
        increment.batches());
    if (increment.changed() > 0) {
      err.printf(
          Locale.ROOT,
          "%,d have another size now than when they were done; they are not done again%n",
          increment.changed());
    }
  }

  private static String more(long pictures, String what) {
    return pictures == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", pictures, what);
  }

  @Override
  public ProgressDisplay display() {
    return displays.get();
  }
}
