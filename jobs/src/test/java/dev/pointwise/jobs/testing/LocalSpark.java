package dev.pointwise.jobs.testing;

import org.apache.spark.sql.SparkSession;

/** One Spark with two slots for all tests of the JVM, restarted only for another serializer. */
public final class LocalSpark {
  private static final String SERIALIZER = "spark.serializer";
  private static final String JAVA = "org.apache.spark.serializer.JavaSerializer";
  private static final String KRYO = "org.apache.spark.serializer.KryoSerializer";

  private static SparkSession session;

  private LocalSpark() {}

  public static SparkSession session() {
    return session(JAVA);
  }

  public static SparkSession sessionWithKryo() {
    return session(KRYO);
  }

  private static synchronized SparkSession session(String serializer) {
    if (session != null && !session.conf().get(SERIALIZER).equals(serializer)) {
      session.stop();
      session = null;
    }
    if (session == null) {
      session =
          SparkSession.builder()
              .master("local[2]")
              .appName("tests")
              .config("spark.ui.enabled", "false")
              .config("spark.sql.shuffle.partitions", "2")
              .config("spark.sql.codegen.wholeStage", "false") // as SparkSessions has it
              .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
              .config(SERIALIZER, serializer)
              .getOrCreate();
    }
    return session;
  }
}
