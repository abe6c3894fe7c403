package dev.pointwise.model.engine.nd4j;

import java.util.Locale;
import java.util.Map;

/**
 * OpenBLAS takes the kernels that {@code OPENBLAS_CORETYPE} names without asking the processor, and
 * one that lacks their instructions dies with the whole JVM. This refuses such a setting first.
 */
final class CoreType {
  private static final Map<String, InstructionSet> NEEDS =
      Map.of(
          "skylakex", InstructionSet.AVX512,
          "cooperlake", InstructionSet.AVX512,
          "sapphirerapids", InstructionSet.AVX512,
          "haswell", InstructionSet.AVX2,
          "zen", InstructionSet.AVX2,
          "excavator", InstructionSet.AVX2);

  private CoreType() {}

  /** Throws when the named core type needs more than the processor has; null names none. */
  static void check(String coreType, InstructionSet processor) {
    if (coreType == null) {
      return;
    }
    InstructionSet needed = NEEDS.get(coreType.toLowerCase(Locale.ROOT));
    if (needed != null && needed.compareTo(processor) > 0) {
      throw new IllegalStateException(
          "The environment sets OPENBLAS_CORETYPE=%s, which needs %s, but this processor offers %s; OpenBLAS would crash the JVM. Unset OPENBLAS_CORETYPE"
              .formatted(coreType, needed, processor));
    }
  }
}
