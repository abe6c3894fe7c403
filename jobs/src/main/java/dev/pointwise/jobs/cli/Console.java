package dev.pointwise.jobs.cli;

import java.io.PrintStream;

/**
 * Where a command speaks: the process's own streams, or a test's.
 *
 * @param out for results only
 * @param err for everything else
 */
record Console(PrintStream out, PrintStream err) {}
