package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.IncrementalConfig.WhenEmpty;
import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.run.InferenceRun;
import dev.pointwise.jobs.run.RunResult;

/** The end that {@code predict} and {@code features} share: run, print the result line. */
record RunningCommand(Console console, RunOptions options) {
  int execute(RunConfig config) {
    Notices notices = options.isQuiet() ? Notices.silent(console) : Notices.spoken(console);
    RunResult result = new InferenceRun(config, notices).run();
    console.out().println(result.toJson());
    console.out().flush();
    result.requireRejectRate(config.output().maxRejectRate());
    return exitCode(config, result).number();
  }

  private static ExitCode exitCode(RunConfig config, RunResult result) {
    boolean told =
        config
            .output()
            .incremental()
            .filter(incremental -> incremental.whenEmpty() == WhenEmpty.EXIT_99)
            .isPresent();
    return told && result.isEmpty() ? ExitCode.NOTHING_NEW : ExitCode.DONE;
  }
}
