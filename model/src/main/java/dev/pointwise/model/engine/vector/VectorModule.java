package dev.pointwise.model.engine.vector;

import java.util.Optional;

/** Whether this JVM can run the package's kernels. */
public final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  /** The last release whose vectors read and write ByteBuffers; JEP 426 took that away. */
  private static final int LAST_FEATURE_RELEASE = 18;

  private VectorModule() {}

  /** True where the module was added and is of a release that the kernels were built for. */
  public static boolean isUsable() {
    return obstacle().isEmpty();
  }

  /** Whether the kernels run here on maps blocked by so many channels. */
  public static boolean runsBlocksOf(int channels) {
    return obstacle(channels).isEmpty();
  }

  /**
   * What keeps the kernels from running here on maps blocked by so many channels, and what to do
   * about it; nothing where they run.
   */
  public static Optional<String> obstacle(int channels) {
    return obstacle().or(() -> mismatch(channels));
  }

  private static Optional<String> obstacle() {
    if (Runtime.version().feature() > LAST_FEATURE_RELEASE) {
      return Optional.of("run Java 17 or 18, of whose vectors the kernels are made");
    }
    return ModuleLayer.boot().findModule(NAME).isPresent()
        ? Optional.empty()
        : Optional.of("add --add-modules=" + NAME + " to Java's options");
  }

  /** A JVM keeps to AVX2 on the first AVX-512 processors, and wherever it is told to. */
  private static Optional<String> mismatch(int channels) {
    return Lanes.COUNT == channels
        ? Optional.empty()
        : Optional.of(
            "Java's vectors hold %d floats but blocks of feature maps %d; -XX:UseAVX=3 or 2 among Java's options sets the former"
                .formatted(Lanes.COUNT, channels));
  }
}
