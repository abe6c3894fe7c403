package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.secret.SecretUris;

/** Arguments with secrets in them are refused before anything can repeat them. */
final class SecretArguments {
  private SecretArguments() {}

  /**
   * @throws UsageException when one has; names the option
   */
  static void refuse(String[] arguments) {
    String option = "The command line";
    for (String argument : arguments) {
      if (argument.startsWith("--")) {
        option = argument.split("=", 2)[0];
      }
      SecretUris.refuse(option, argument);
    }
  }
}
