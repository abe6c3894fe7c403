package dev.pointwise.jobs.run;

import dev.pointwise.jobs.secret.Redaction;
import dev.pointwise.jobs.source.LocalFiles;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Spark as spark-submit configured it, or this machine's cores. Sessions are asked for by their
 * class, which {@code SparkSession} of the API first looks for by Scala's reflection.
 */
public final class SparkSessions {
  private static final String HADOOP = "spark.hadoop.";
  private static final String LOCAL_FILES = "fs.file.impl";
  private static final Duration LONGEST_END = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** Otherwise JavaCPP ends tasks of a process that holds more than four times its heap. */
  private static final String UNLIMITED_JAVACPP =
      "-Dorg.bytedeco.javacpp.maxbytes=0 -Dorg.bytedeco.javacpp.maxphysicalbytes=0";

  private SparkSessions() {}

  /** The session that is there, or a new one; its own master wins over {@code local[*]}. */
  public static SparkSession start(String name) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", name);
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
    conf.setIfMissing("spark.executorEnv.LC_ALL", "C.UTF-8"); // by which Java reads file names
    conf.setIfMissing("spark.executor.extraJavaOptions", UNLIMITED_JAVACPP);
    if (!isRunning()) {
      withoutGeneratedCode(conf);
    }
    if (!conf.contains("spark.master")) {
      conf.setMaster("local[*]");
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    if (isLocal(conf)) {
      conf.setIfMissing("spark.executor.heartbeatInterval", "2s");
      String files = new Configuration().get(LOCAL_FILES, LocalFiles.class.getName());
      conf.setIfMissing(HADOOP + LOCAL_FILES, files);
    }
    return org.apache.spark.sql.classic.SparkSession.builder().config(conf).getOrCreate();
  }

  /** Of code for one row a picture, compiling costs more than running saves. */
  private static void withoutGeneratedCode(SparkConf conf) {
    conf.setIfMissing("spark.sql.codegen.wholeStage", "false");
    conf.setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  /** Whether tasks will run in this JVM. */
  public static boolean isLocal() {
    return isLocal(running().map(spark -> spark.sparkContext().conf()).orElseGet(SparkConf::new));
  }

  private static boolean isLocal(SparkConf conf) {
    String master = conf.get("spark.master", "local[*]");
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }

  /** Whether a session is there that somebody else will stop. */
  public static boolean isRunning() {
    return running().isPresent();
  }

  private static Optional<SparkSession> running() {
    Option<? extends SparkSession> session =
        org.apache.spark.sql.classic.SparkSession.getDefaultSession();
    return session.isDefined() ? Optional.of(session.get()) : Optional.empty();
  }

  /** Waits until the tasks of a failed job have ended: those being killed may write until then. */
  static void awaitTasks(SparkSession spark) {
    long end = System.nanoTime() + LONGEST_END.toNanos();
    while (!spark.sparkContext().isStopped() && hasTasks(spark) && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static boolean hasTasks(SparkSession spark) {
    return Arrays.stream(spark.sparkContext().statusTracker().getExecutorInfos())
        .anyMatch(executor -> executor.numRunningTasks() > 0);
  }

  /**
   * Hadoop's configuration as Spark will see it, so that much can be checked before Spark starts.
   */
  public static Configuration hadoopConfiguration() {
    Configuration configuration = new Configuration();
    if (isLocal()) {
      configuration.setIfUnset(LOCAL_FILES, LocalFiles.class.getName());
    }
    for (var entry : new SparkConf().getAllWithPrefix(HADOOP)) {
      configuration.set(entry._1(), entry._2());
    }
    return configuration;
  }

  /** Of the secrets in Spark's and Hadoop's settings. */
  public static Redaction redaction() {
    return Redaction.of(new SparkConf(), hadoopConfiguration());
  }
}
