package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc;

/**
 * Resize as oneDNN's resampling where both mean the same cells; else nearest cells are picked and
 * linear ones mixed by Java loops.
 */
final class ResizeSteps {
  private ResizeSteps() {}

  static Value plan(NodePlanning at, Resize layer) {
    Shape in = at.inputShape();
    Shape out = at.node().shape();
    ResizeAxis rows =
        ResizeAxis.of(layer.coordinates(), layer.scaleHeight(), in.height(), out.height());
    ResizeAxis columns =
        ResizeAxis.of(layer.coordinates(), layer.scaleWidth(), in.width(), out.width());
    ResizeAxis plainRows = ResizeAxis.ofOneDnn(in.height(), out.height());
    ResizeAxis plainColumns = ResizeAxis.ofOneDnn(in.width(), out.width());
    return switch (layer.interpolation()) {
      case NEAREST ->
          sameNearest(rows, plainRows, layer) && sameNearest(columns, plainColumns, layer)
              ? resample(at, dnnl.algorithm.resampling_nearest)
              : GatherSteps.cells(
                  at, rows.nearest(layer.nearest()), columns.nearest(layer.nearest()));
      case LINEAR ->
          rows.sameLinear(plainRows) && columns.sameLinear(plainColumns)
              ? resample(at, dnnl.algorithm.resampling_linear)
              : mix(at, rows, columns);
    };
  }

  private static boolean sameNearest(ResizeAxis axis, ResizeAxis plain, Resize layer) {
    int[] cells = axis.nearest(layer.nearest());
    // Either rule for ties, so that no cell hangs on the rounding of oneDNN's own arithmetic.
    return Arrays.equals(cells, plain.nearest(Resize.Nearest.ROUND_PREFER_CEIL))
        && Arrays.equals(cells, plain.nearest(Resize.Nearest.ROUND_PREFER_FLOOR));
  }

  private static Value resample(NodePlanning at, dnnl.algorithm operation) {
    Value input = at.input();
    boolean blocked = input.layout().equals(Layouts.fast(input.dims()));
    Value source = blocked ? input : at.plain(input);
    memory.desc wanted = blocked ? Layouts.fast(at.dims()) : Layouts.plain(at.dims());
    Value output = at.output(wanted);
    at.primitive(
        describe(at, operation, source.layout(), wanted), Arguments.from(source).to(output));
    return output;
  }

  /** Through oneDNN's C interface: JavaCPP has no constructor for this description. */
  private static primitive_desc describe(
      NodePlanning at, dnnl.algorithm operation, memory.desc source, memory.desc destination) {
    dnnl_primitive_desc created = new dnnl_primitive_desc();
    int status =
        dnnl.dnnl_resampling_forward_primitive_desc_create(
            created,
            at.cpu().get(),
            dnnl.dnnl_forward_inference,
            operation.value,
            (float[]) null,
            source.get(),
            destination.get(),
            at.plainAttributes().get());
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN refuses the resampling with status " + status);
    }
    return new primitive_desc(created);
  }

  private static Value mix(NodePlanning at, ResizeAxis rows, ResizeAxis columns) {
    Value input = at.plainInput();
    Value output = at.output(Layouts.plain(at.dims()));
    int maps = at.planning().batch() * at.inputShape().channels();
    at.planning()
        .step(
            at.label(),
            "java",
            List.of(input, output),
            binding ->
                LinearResizeLoop.of(
                    maps, rows, columns, binding.floats(input), binding.floats(output)));
    return output;
  }
}
