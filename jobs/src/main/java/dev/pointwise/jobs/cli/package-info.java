/** The command line: one class a command. Strings become checked configuration here. */
package dev.pointwise.jobs.cli;
