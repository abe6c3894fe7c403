package dev.pointwise.model.engine.nd4j;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.primitive_desc;

/** Picks among ways to describe one primitive. */
final class Choice {
  /** In the name of oneDNN's textbook loops, hundreds of times slower than its kernels. */
  private static final String REFERENCE = "ref";

  private Choice() {}

  /**
   * The first description that oneDNN has a kernel for; the first it can run at all where it has
   * none. Throws what it refused the last one with, where it can run none.
   */
  static <C, D extends primitive_desc> D firstFast(List<C> candidates, Function<C, D> describe) {
    D slow = null;
    RuntimeException refusal = null;
    for (C candidate : candidates) {
      try {
        D desc = describe.apply(candidate);
        if (!desc.impl_info_str().getString().contains(REFERENCE)) {
          return desc;
        }
        slow = slow == null ? desc : slow;
      } catch (RuntimeException e) {
        refusal = e;
      }
    }
    if (slow == null) {
      throw refusal;
    }
    return slow;
  }
}
