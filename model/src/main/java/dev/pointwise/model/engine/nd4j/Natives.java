package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.VectorModule;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The native libraries of this JVM, loaded on first use. Thread-safe. */
final class Natives {
  private static final Logger LOG = LoggerFactory.getLogger(Natives.class);
  private static final String INITIALISATION_LOG = "org.nd4j.log.initialization";

  private static volatile Natives loaded;

  private final InstructionSet instructionSet;
  private final engine cpu;
  private final NativeOps nd4j;

  private Natives() {
    // oneDNN first: it does not need OpenBLAS, which a wrong core type would crash.
    instructionSet = InstructionSet.of(dnnl.dnnl_get_effective_cpu_isa());
    CoreType.check(System.getenv("OPENBLAS_CORETYPE"), instructionSet);
    cpu = new engine(engine.kind.cpu, 0);
    nd4j = startNd4j();
  }

  /**
   * Loads them on the first call.
   *
   * @throws IllegalStateException when they cannot be used as the environment is set
   */
  static Natives load() {
    Natives known = loaded;
    return known == null ? loadOnce() : known;
  }

  // No static initialiser: what that throws comes out as an error without its message.
  private static synchronized Natives loadOnce() {
    if (loaded == null) {
      loaded = new Natives();
      VectorModule.obstacle(loaded.instructionSet.channelBlock())
          .ifPresent(obstacle -> LOG.warn("Convolutions run without Winograd: {}", obstacle));
    }
    return loaded;
  }

  private static NativeOps startNd4j() {
    System.getProperties().putIfAbsent(INITIALISATION_LOG, "false");
    Nd4j.createUninitialized(DataType.FLOAT, 1).close();
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  InstructionSet instructionSet() {
    return instructionSet;
  }

  engine cpu() {
    return cpu;
  }

  /** Native threads that work started by the calling thread would use. */
  int threads() {
    return nd4j.ompGetMaxThreads();
  }

  /**
   * Leaves the calling thread one native thread. OpenMP keeps the number per thread, and ND4J and
   * oneDNN share one OpenMP library, so this holds for both.
   */
  void useOneThread() {
    if (threads() == 1) {
      return;
    }
    nd4j.setOmpNumThreads(1);
    if (threads() != 1) {
      throw new IllegalStateException(
          "OpenMP keeps %d threads although one was asked for; set OMP_NUM_THREADS=1 in the environment"
              .formatted(threads()));
    }
  }
}
