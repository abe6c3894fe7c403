package dev.pointwise.model.engine.nd4j;

import org.bytedeco.dnnl.global.dnnl;

/** What of a processor decides the layout of feature maps, weakest first. */
enum InstructionSet {
  BASE(1),
  AVX2(8),
  AVX512(16);

  private final int channelBlock;

  InstructionSet(int channelBlock) {
    this.channelBlock = channelBlock;
  }

  /** Neighbouring channels kept together in memory, one vector register of floats; 1 is NCHW. */
  int channelBlock() {
    return channelBlock;
  }

  /** From oneDNN's bit set of instruction sets. */
  static InstructionSet of(int isa) {
    if (contains(isa, dnnl.dnnl_cpu_isa_avx512_core)) {
      return AVX512;
    }
    return contains(isa, dnnl.dnnl_cpu_isa_avx2) ? AVX2 : BASE;
  }

  private static boolean contains(int isa, int wanted) {
    return (isa & wanted) == wanted;
  }
}
