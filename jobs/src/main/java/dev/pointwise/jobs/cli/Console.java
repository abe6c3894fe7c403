package dev.pointwise.jobs.cli;

import java.io.PrintStream;

/**
 * @param out for results only
 * @param err for everything else
 */
record Console(PrintStream out, PrintStream err) {}
