package dev.pointwise.jobs.cli;

import java.util.Optional;

/** The width of the terminal, which Java cannot ask for. */
final class TerminalColumns {
  /** Set by scripts/pointwise where standard error is a terminal. */
  private static final String VARIABLE = "POINTWISE_COLUMNS";

  private TerminalColumns() {}

  /** Empty where standard input or output is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // where it never is, a pipe gets the terminal's width
  static Optional<Integer> ofStandardOutput() {
    return System.console() == null ? Optional.empty() : ofStandardError();
  }

  /** Empty where standard error is no terminal. */
  static Optional<Integer> ofStandardError() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(value -> value.matches("[1-9]\\d{0,3}"))
        .map(Integer::valueOf);
  }
}
