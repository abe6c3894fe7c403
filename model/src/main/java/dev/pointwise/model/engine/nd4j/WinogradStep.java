package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.Tiling;
import dev.pointwise.model.engine.vector.WinogradInput;
import dev.pointwise.model.engine.vector.WinogradOutput;
import java.util.List;

/** A Winograd convolution bound to its memory: chunk by chunk, transform, multiply, transform. */
record WinogradStep(
    Tiling tiling, int chunkStrips, WinogradInput input, List<Step> products, WinogradOutput output)
    implements Step {

  @Override
  public void run() {
    for (int first = 0; first < tiling.count(); first += chunkStrips) {
      int strips = Math.min(chunkStrips, tiling.count() - first);
      input.transform(first, strips);
      products.forEach(Step::run);
      output.transform(first, strips);
    }
  }
}
