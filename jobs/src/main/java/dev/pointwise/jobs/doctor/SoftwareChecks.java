package dev.pointwise.jobs.doctor;

import dev.pointwise.jobs.memory.FreeMemory;
import dev.pointwise.jobs.run.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Versions, native libraries, and whether the engine computes what is right. */
final class SoftwareChecks {
  /** What the jar was built or tried on. */
  private static final Pattern KNOWN_SPARK = Pattern.compile("4\\.[012]\\..*");

  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  private static final String ADD_MODULE =
      MODULE
          + " in spark.executor.extraJavaOptions and"
          + " spark.driver.extraJavaOptions (conf/spark-defaults.conf has it)";

  private SoftwareChecks() {}

  static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> java = Versions.ofJava();
    findings.add(
        Finding.ok(
            "program", "pointwise %s, Java %s".formatted(java.get("pointwise"), java.get("java"))));
    findings.add(spark(java.get("spark"), java.get("hadoop")));
    try {
      addLibraries(findings, Versions.ofNativeLibraries());
    } catch (LinkageError | RuntimeException e) {
      findings.add(
          Finding.fail(
              "libraries",
              "the native libraries do not load: " + e,
              "use the jar of this platform, and a cache folder that can be written and executed"
                  + " from: -Dorg.bytedeco.javacpp.cachedir=FOLDER"));
    }
    return findings;
  }

  private static Finding spark(String spark, String hadoop) {
    String text = "Spark %s, Hadoop %s".formatted(spark, hadoop);
    return KNOWN_SPARK.matcher(spark).matches()
        ? Finding.ok("spark", text)
        : Finding.warn("spark", text, "use Spark 4.0, 4.1 or 4.2: others were not tried");
  }

  private static void addLibraries(List<Finding> findings, Map<String, String> facts) {
    findings.add(
        Finding.ok(
            "libraries",
            "ND4J %s, oneDNN %s, OpenCV %s"
                .formatted(facts.get("nd4j"), facts.get("onednn"), facts.get("opencv"))));
    findings.add(instructions(facts.get("instruction set")));
    findings.add(vectors(facts.get("vector api")));
    findings.add(
        SelfTest.run()
            .map(fault -> Finding.fail("self-test", fault, "use another kind of machine"))
            .orElseGet(() -> Finding.ok("self-test", "the engine agrees with the definition")));
    findings.add(javaCpp(Long.parseLong(facts.get("javacpp limit in bytes"))));
  }

  private static Finding instructions(String set) {
    return set.equals("BASE")
        ? Finding.warn(
            "processor",
            "oneDNN uses neither AVX2 nor AVX-512",
            "use a processor that has them; unset ONEDNN_MAX_CPU_ISA if that is set")
        : Finding.ok("processor", "oneDNN uses " + set);
  }

  private static Finding vectors(String fact) {
    if (fact.equals("ok")) {
      return Finding.ok("vector module", "there: convolutions may go by Winograd's transforms");
    }
    return fact.contains(MODULE)
        ? Finding.warn("vector module", "missing: some convolutions are slower", ADD_MODULE)
        : Finding.warn("vector module", fact, "Java 17, and no -XX:UseAVX among its options");
  }

  private static Finding javaCpp(long limit) {
    if (limit == 0 || limit >= FreeMemory.ofThisProcess().total()) {
      return Finding.ok("javacpp", "does not limit memory below what there is");
    }
    return Finding.warn(
        "javacpp",
        "ends tasks when the process holds more than %,d MiB".formatted(limit >> 20),
        "-Dorg.bytedeco.javacpp.maxbytes=0 -Dorg.bytedeco.javacpp.maxphysicalbytes=0 in the same"
            + " Java options");
  }
}
