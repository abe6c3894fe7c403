package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.VectorModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/** What the engine's native libraries are on this machine, for whoever looks for a fault. */
public final class NativeFacts {
  private static final String ND4J_POM = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

  private NativeFacts() {}

  /**
   * Name and value, in the order in which they are shown. Loads the libraries.
   *
   * @throws LinkageError when they cannot be loaded
   */
  public static Map<String, String> read() throws IOException {
    Natives natives = Natives.load();
    dnnl_version_t version = dnnl.dnnl_version();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("nd4j", nd4jVersion());
    facts.put("onednn", "%d.%d.%d".formatted(version.major(), version.minor(), version.patch()));
    facts.put("instruction set", natives.instructionSet().name());
    facts.put("vector api", vectorApi());
    facts.put("native threads of a new thread", String.valueOf(natives.threads()));
    facts.put("javacpp limit in bytes", String.valueOf(Pointer.maxPhysicalBytes()));
    facts.put("javacpp cache", Loader.getCacheDir().toString());
    return facts;
  }

  private static String vectorApi() {
    return VectorModule.obstacle(Layouts.block())
        .map("warn: convolutions run without Winograd; "::concat)
        .orElse("ok");
  }

  private static String nd4jVersion() throws IOException {
    try (InputStream pom = Nd4j.class.getResourceAsStream(ND4J_POM)) {
      if (pom == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(pom);
      return properties.getProperty("version");
    }
  }
}
