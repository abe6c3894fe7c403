package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.JobException;
import dev.pointwise.jobs.run.Versions;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The program as a user calls it: arguments in, exit code out. Results go to {@code out}, all else
 * to {@code err}.
 */
@Command(
    name = "pointwise",
    description = "Convolutional networks over folders of pictures, on Apache Spark.",
    mixinStandardHelpOptions = true,
    versionProvider = CommandLineProgram.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 internal error; 2 usage or configuration; 3 model, model",
      "card, weights or labels; 4 too many pictures rejected (the output is kept);",
      "5 input missing or unreadable; 6 output refused; 7 not enough memory, by the plan;",
      "99 nothing new (only with --exit-99-when-empty).",
      "",
      "Example: pointwise predict --input photos/ --output rows/"
    })
public final class CommandLineProgram implements Runnable {
  private final Console console;
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean unusedDebug; // looked for in the arguments, since it also concerns their parsing

  public CommandLineProgram(PrintStream out, PrintStream err) {
    console = new Console(out, err);
  }

  /** Runs a command; failures become messages and codes. */
  public int run(String... arguments) {
    CommandLine program = commandLine();
    Failures failures = new Failures(console, arguments);
    program.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
    try {
      SecretArguments.refuse(arguments);
      String[] expanded = ConfigFile.expand(program, arguments);
      SecretArguments.refuse(expanded);
      return program.execute(expanded);
    } catch (JobException | LinkageError | OutOfMemoryError e) {
      return failures.report(e);
    }
  }

  CommandLine commandLine() {
    CommandLine program = new CommandLine(this);
    program
        .addSubcommand(new PredictCommand(console))
        .addSubcommand(new FeaturesCommand(console))
        .addSubcommand(new PackCommand(console))
        .addSubcommand(new SummaryCommand(console))
        .addSubcommand(new ReductionsCommand(console))
        .addSubcommand(new FeatureMapsCommand(console))
        .addSubcommand(new ExportCommand(console))
        .addSubcommand(new VerifyCommand(console))
        .addSubcommand(new BenchCommand(console))
        .addSubcommand(new SampleCommand(console))
        .addSubcommand(new DoctorCommand(console))
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setAbbreviatedOptionsAllowed(false)
        .setExpandAtFiles(false)
        .setUsageHelpLongOptionsMaxWidth(26);
    return program;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command is given");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"pointwise " + Versions.program()};
    }
  }
}
