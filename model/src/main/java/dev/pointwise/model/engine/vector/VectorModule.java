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

  /** What keeps the kernels from running here, and what to do about it; nothing where they run. */
  public static Optional<String> obstacle() {
    if (Runtime.version().feature() > LAST_FEATURE_RELEASE) {
      return Optional.of("run Java 17 or 18, of whose vectors the kernels are made");
    }
    return ModuleLayer.boot().findModule(NAME).isPresent()
        ? Optional.empty()
        : Optional.of("add --add-modules=" + NAME + " to Java's options");
  }

  /**
   * Whether the kernels run maps blocked by so many channels: the JVM's vectors must be as wide,
   * which its own settings decide. On the first AVX-512 processors it keeps to AVX2.
   */
  public static boolean runsBlocksOf(int channels) {
    return isUsable() && Lanes.COUNT == channels;
  }
}
