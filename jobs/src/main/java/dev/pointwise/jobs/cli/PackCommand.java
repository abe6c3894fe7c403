package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.InputConfig;
import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.config.OutputFormat;
import dev.pointwise.jobs.config.PackConfig;
import dev.pointwise.jobs.config.WriteMode;
import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.run.PackRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "pack",
    description = {
      "Pack many small files of pictures into few of Parquet, which read well: predict"
          + " --input-format parquet gives the same rows.",
      "Columns: id (the file's URI), content, width, height and format by its header, error_class"
          + " and error_message where a file could not be read."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PackCommand implements Callable<Integer> {
  private static final double ALL_REJECTED = 1;

  private final Console console;

  @Option(
      names = "--input",
      paramLabel = "URI",
      arity = "1..*",
      description = "Folders (searched for pictures, at any depth), globs and files.")
  private final List<String> inputs = new ArrayList<>();

  @Option(
      names = "--input-list",
      paramLabel = "FILE",
      description = "A text file of URIs, one a line.")
  private String inputList;

  @Option(
      names = "--output",
      paramLabel = "URI",
      required = true,
      description = "A new folder for the packed files.")
  private String output;

  @Option(
      names = "--file-megabytes",
      paramLabel = "N",
      defaultValue = "256",
      description = "About the size of a packed file (default: ${DEFAULT-VALUE}).")
  private int fileMegabytes;

  @Option(
      names = "--rows-per-file",
      paramLabel = "N",
      description = "Pictures a packed file, in place of a size.")
  private Integer rowsPerFile;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Packed files, in place of a size.")
  private Integer partitions;

  @Mixin private RunOptions run;

  PackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PackConfig config =
        new PackConfig(
            new InputConfig(inputs, Optional.ofNullable(inputList)),
            new OutputConfig(
                output,
                OutputFormat.PARQUET,
                WriteMode.ERROR,
                ALL_REJECTED,
                Optional.empty(),
                Optional.empty()),
            fileMegabytes,
            Optional.ofNullable(rowsPerFile),
            Optional.ofNullable(partitions));
    Notices notices = run.isQuiet() ? Notices.silent(console) : Notices.spoken(console);
    console.out().println(new PackRun(config, notices).run().toJson());
    console.out().flush();
    return ExitCode.DONE.number();
  }
}
