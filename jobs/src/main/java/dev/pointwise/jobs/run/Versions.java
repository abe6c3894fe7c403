package dev.pointwise.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.util.VersionInfo;

/** What runs here. */
public final class Versions {
  /** Known in the packaged jar only. */
  private static final String UNPACKAGED = "unpackaged";

  private Versions() {}

  public static String program() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }

  /** By name, in the order in which they are shown. */
  public static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("pointwise", program());
    versions.put("java", Runtime.version().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("hadoop", VersionInfo.getVersion());
    return versions;
  }
}
