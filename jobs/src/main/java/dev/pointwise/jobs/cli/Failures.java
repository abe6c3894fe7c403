package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.JobException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.secret.Redaction;
import dev.pointwise.model.ModelException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Failures become one message and an exit code; the stack trace is for {@code --debug}. */
record Failures(Console console, String[] arguments)
    implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] parsed) {
    CommandLine command = failure.getCommandLine();
    console.err().println("pointwise: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    console.err().printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE.number();
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult unusedResult) {
    return report(failure);
  }

  int report(Throwable thrown) {
    Throwable failure = HeapFailures.translated(thrown);
    ExitCode code = code(failure);
    String message =
        code == ExitCode.INTERNAL_ERROR
            ? "internal error: %s (--debug shows where)".formatted(rootCause(failure))
            : failure.getMessage();
    Redaction redaction = SparkSessions.redaction();
    console.err().println("pointwise: " + redaction.of(message));
    if (isDebug()) {
      console.err().print(redaction.of(stackTrace(failure)));
    }
    return code.number();
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** One line: Spark puts stack traces into messages. */
  private static String rootCause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("");
  }

  private static ExitCode code(Throwable failure) {
    if (failure instanceof JobException job) {
      return job.exitCode();
    }
    return failure instanceof ModelException ? ExitCode.MODEL : ExitCode.INTERNAL_ERROR;
  }

  private boolean isDebug() {
    return Arrays.asList(arguments).contains("--debug");
  }
}
