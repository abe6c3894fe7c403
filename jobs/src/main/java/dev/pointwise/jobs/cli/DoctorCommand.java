package dev.pointwise.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointwise.jobs.doctor.Checkup;
import dev.pointwise.jobs.doctor.CheckupRequest;
import dev.pointwise.jobs.doctor.Doctor;
import dev.pointwise.jobs.doctor.Level;
import dev.pointwise.jobs.doctor.ModelCheck;
import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.memory.MemoryLimits;
import dev.pointwise.jobs.memory.TaskMemory;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.jobs.spark.HadoopSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description =
        "Look at the driver and every executor: versions, native libraries, threads, memory, folders,"
            + " model, input and output. Exits with 1 when a run would fail.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private ModelOption model;

  @Option(
      names = "--input",
      paramLabel = "URI",
      arity = "1..*",
      description = "Folders, globs and files that every process has to be able to read.")
  private final List<String> inputs = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "URI",
      description = "A folder that every process has to be able to write to; nothing is written.")
  private String output;

  @Option(names = "--json", description = "One JSON object in place of the text.")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  /** Of a process, as the reader is told. */
  private record Patient(String role, Checkup checkup) {}

  @Override
  public Integer call() throws IOException {
    boolean owned = !SparkSessions.isRunning();
    SparkSession spark = SparkSessions.start("pointwise doctor");
    try {
      List<Patient> patients = patients(spark);
      console.out().print(json ? json(patients) : text(patients));
      boolean isFit = patients.stream().noneMatch(one -> one.checkup().count(Level.FAIL) > 0);
      return (isFit ? ExitCode.DONE : ExitCode.INTERNAL_ERROR).number();
    } finally {
      if (owned) {
        spark.stop();
      }
    }
  }

  private List<Patient> patients(SparkSession spark) throws IOException {
    boolean isLocal = spark.sparkContext().isLocal();
    CheckupRequest request = request(spark);
    List<Patient> patients = new ArrayList<>();
    Checkup driver = Checkup.ofThisProcess(request);
    HadoopFiles files = new HadoopFiles(spark.sparkContext().hadoopConfiguration());
    Checkup withModel = driver.with(List.of(ModelCheck.of(model.orDefault(), files)));
    patients.add(new Patient(isLocal ? "Driver and executor" : "Driver", withModel));
    if (!isLocal) {
      Doctor.executors(spark, request)
          .forEach(checkup -> patients.add(new Patient("Executor", checkup)));
    }
    return patients;
  }

  private CheckupRequest request(SparkSession spark) throws IOException {
    MemoryLimits limits = TaskMemory.limits(spark);
    SparkConf conf = spark.sparkContext().getConf();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    return new CheckupRequest(
        limits.slots(),
        limits.cpusPerTask(),
        conf.contains("spark.local.dir")
            ? List.of(conf.get("spark.local.dir").split(",", -1))
            : List.of(),
        inputs,
        output == null ? List.of() : List.of(output),
        HadoopSettings.write(hadoop));
  }

  private static String text(List<Patient> patients) {
    StringBuilder text = new StringBuilder();
    for (Patient patient : patients) {
      CheckupText.lines(patient.role(), patient.checkup(), Ansi.AUTO)
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.append(verdict(patients)).append('\n').toString();
  }

  private static String verdict(List<Patient> patients) {
    long warnings = count(patients, Level.WARN);
    long failures = count(patients, Level.FAIL);
    return warnings + failures == 0
        ? "All is well"
        : "%s, %s".formatted(number(failures, "failure"), number(warnings, "warning"));
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static long count(List<Patient> patients, Level level) {
    return patients.stream().mapToLong(patient -> patient.checkup().count(level)).sum();
  }

  private static String json(List<Patient> patients) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("failures", count(patients, Level.FAIL));
    root.put("warnings", count(patients, Level.WARN));
    root.set("processes", mapper.valueToTree(patients));
    return root.toPrettyString() + "\n";
  }
}
