package dev.pointwise.jobs.run;

import dev.pointwise.model.engine.nd4j.NativeFacts;
import dev.pointwise.model.image.DecoderFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.util.VersionInfo;

/** What runs here; by name, in the order in which it is shown. */
public final class Versions {
  private Versions() {}

  /** Written by the build. */
  public static String program() {
    try (InputStream version = Versions.class.getResourceAsStream("version.txt")) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The program's version cannot be read", e);
    }
  }

  public static Map<String, String> ofJava() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("pointwise", program());
    versions.put("java", Runtime.version().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("hadoop", VersionInfo.getVersion());
    return versions;
  }

  /**
   * Loads the native libraries.
   *
   * @throws LinkageError when they cannot be loaded
   */
  public static Map<String, String> ofNativeLibraries() {
    try {
      Map<String, String> versions = new LinkedHashMap<>(NativeFacts.read());
      versions.put("opencv", DecoderFacts.openCvVersion());
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException("The native libraries' versions cannot be read", e);
    }
  }

  static Map<String, String> all() {
    Map<String, String> versions = ofJava();
    versions.putAll(ofNativeLibraries());
    return versions;
  }
}
