package dev.pointwise.jobs;

import dev.pointwise.jobs.cli.CommandLineProgram;

/** The entry of {@code spark-submit} and of {@code scripts/pointwise}. */
public final class Main {
  private Main() {}

  /** Ends the process with the command's exit code. */
  public static void main(String[] arguments) {
    int code = new CommandLineProgram(System.out, System.err).run(arguments);
    // YARN takes an early System.exit for a failure, whatever its code.
    if (code != 0) {
      System.exit(code);
    }
  }
}
