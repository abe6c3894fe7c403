package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Dense;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;

/** A fully connected layer as oneDNN's inner product over all rows of the batch at once. */
final class DenseSteps {
  private DenseSteps() {}

  static Value plan(NodePlanning at, Dense layer) {
    Value input = at.plainInput();
    long rows = input.elements() / layer.inFeatures();
    boolean fused = Eltwise.chain(layer.activation()).isPresent();
    PostOps ops = fused ? new PostOps().activation(layer.activation()) : new PostOps();
    long[] sourceDims = {rows, layer.inFeatures()};
    long[] destinationDims = {rows, layer.outFeatures()};
    long[] weightDims = {layer.outFeatures(), layer.inFeatures()};
    memory.desc destinationDesc = Layouts.plain(destinationDims);
    inner_product_forward.primitive_desc desc =
        new inner_product_forward.primitive_desc(
            at.cpu(),
            dnnl.prop_kind.forward_inference,
            Layouts.plain(sourceDims),
            Layouts.any(weightDims),
            Layouts.plain(layer.outFeatures()),
            destinationDesc,
            ops.attributes(),
            false);
    Value destination = at.output(Layouts.plain(at.dims()));
    at.primitive(
        desc,
        Arguments.from(input.view(sourceDims, desc.src_desc()))
            .weights(at.weight(layer.weight(), Layouts.plain(weightDims), desc.weights_desc()))
            .bias(at.bias(layer.bias()))
            .to(destination.view(destinationDims, destinationDesc)));
    return fused ? destination : at.activated(destination, layer.activation());
  }
}
