package dev.pointwise.model.engine.nd4j;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/**
 * What a convolution gives by Winograd's transforms, worked out in memory full of NaN.
 *
 * @param output all images, row-major
 * @param filling what the blocked output holds in the channels that fill up its last block
 * @param residual as it is afterwards; empty where there is none
 */
record WinogradRun(float[] output, List<Float> filling, float[] residual) {

  @SuppressWarnings("try") // the scope frees what is made inside it
  static WinogradRun of(WinogradCase one, WinogradVariant variant) {
    try (PointerScope scope = new PointerScope();
        OffHeap input = OffHeap.of(one.images());
        Weights weights = new Weights()) {
      Planning planning = Planning.of(one.operands(), one.batch(), (at, layer) -> Optional.empty());
      if (one.residual() == WinogradCase.Residual.READ_LATER) {
        planning.outputs().get(1).uses().add(1);
      }
      Value output = planned(planning, one, variant);
      List<Value> read = new ArrayList<>(planning.outputs());
      read.set(0, planning.plain("output", output));
      read.add(output);
      try (OffHeap arena = OffHeap.ofBytes(Placement.place(planning.steps(), read))) {
        fill(arena.floats(0, arena.bytes() / Float.BYTES));
        Binding binding = new Binding(input, arena, weights, new stream(planning.cpu()));
        planning.steps().stream().map(step -> step.binder().bind(binding)).forEach(Step::run);
        binding.queue()._wait();
        return new WinogradRun(
            values(binding, read.get(0)),
            filling(binding, output),
            read.size() > 2 ? values(binding, read.get(1)) : new float[0]);
      }
    }
  }

  private static Value planned(Planning planning, WinogradCase one, WinogradVariant variant) {
    return WinogradSteps.plan(new NodePlanning(planning, one.convolution()), one.layer(), variant);
  }

  private static void fill(FloatBuffer arena) {
    while (arena.hasRemaining()) {
      arena.put(Float.NaN);
    }
  }

  private static float[] values(Binding binding, Value value) {
    float[] values = new float[(int) value.elements()];
    binding.floats(value).get(values);
    return values;
  }

  private static List<Float> filling(Binding binding, Value value) {
    FloatBuffer memory = binding.bytes(value).asFloatBuffer();
    int channels = (int) value.dims()[1];
    int cells = (int) (value.dims()[2] * value.dims()[3]);
    int block = Layouts.block();
    int blocks = (channels + block - 1) / block;
    List<Float> filling = new ArrayList<>();
    for (int i = 0; i < memory.capacity(); i++) {
      if (i / (cells * block) % blocks * block + i % block >= channels) {
        filling.add(memory.get(i));
      }
    }
    return filling;
  }
}
