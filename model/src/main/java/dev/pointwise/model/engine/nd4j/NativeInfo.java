package dev.pointwise.model.engine.nd4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/**
 * The native libraries that this JVM computes with, for diagnosis.
 *
 * @param nd4j version
 * @param oneDnn version
 * @param instructionSet the processor's, as oneDNN uses it, as in {@code avx512_core}
 * @param layout of feature maps between layers, as in {@code nChw16c}
 * @param javaCpp version
 * @param threads native threads of a session, as OpenMP confirms them
 */
public record NativeInfo(
    String nd4j, String oneDnn, String instructionSet, String layout, String javaCpp, int threads) {

  /**
   * Loads the libraries if need be and asks them; leaves the calling thread with one native thread.
   *
   * @throws IllegalStateException when they cannot be used as the environment is set
   */
  public static NativeInfo load() {
    Natives natives = Natives.load();
    natives.useOneThread();
    return new NativeInfo(
        version("org.nd4j", "nd4j-native"),
        version(dnnl.dnnl_version()),
        dnnl.get_effective_cpu_isa().toString(),
        layout(natives.instructionSet()),
        version("org.bytedeco", "javacpp"),
        natives.threads());
  }

  private static String version(String group, String artifact) {
    try {
      return Loader.getVersion(group, artifact);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(dnnl_version_t version) {
    return "%d.%d.%d".formatted(version.major(), version.minor(), version.patch());
  }

  private static String layout(InstructionSet instructionSet) {
    int block = instructionSet.channelBlock();
    return block == 1 ? "nchw" : "nChw" + block + "c";
  }
}
