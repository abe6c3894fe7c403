package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.doctor.Checkup;
import dev.pointwise.jobs.doctor.Doctor;
import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.run.SparkSessions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description =
        "Print versions, native libraries, threads and memory of the driver and the executors, try"
            + " the engine on each, and exit with 1 when something is wrong.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String driver = Checkup.ofThisProcess().text();
    console.out().println("Driver: " + driver);
    boolean owned = !SparkSessions.isRunning();
    SparkSession spark = SparkSessions.start("pointwise doctor");
    try {
      if (spark.sparkContext().isLocal()) {
        return verdict(Stream.of(driver));
      }
      List<String> executors = Doctor.executors(spark);
      executors.forEach(checkup -> console.out().println("Executor: " + checkup));
      return verdict(Stream.concat(Stream.of(driver), executors.stream()));
    } finally {
      if (owned) {
        spark.stop();
      }
    }
  }

  private int verdict(Stream<String> checkups) {
    long faulty = checkups.filter(checkup -> !Doctor.isSound(checkup)).count();
    console
        .out()
        .println(faulty == 0 ? "All is well" : "%d processes have faults".formatted(faulty));
    return (faulty == 0 ? ExitCode.DONE : ExitCode.INTERNAL_ERROR).number();
  }
}
