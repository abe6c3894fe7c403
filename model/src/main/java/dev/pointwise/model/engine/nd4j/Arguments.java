package dev.pointwise.model.engine.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** What a oneDNN primitive works on: values by argument number. */
final class Arguments {
  private final Map<Integer, Value> values = new LinkedHashMap<>();

  static Arguments from(Value source) {
    return new Arguments().with(dnnl.DNNL_ARG_SRC, source);
  }

  Arguments to(Value destination) {
    return with(dnnl.DNNL_ARG_DST, destination);
  }

  Arguments weights(Value weights) {
    return with(dnnl.DNNL_ARG_WEIGHTS, weights);
  }

  Arguments bias(Value bias) {
    return with(dnnl.DNNL_ARG_BIAS, bias);
  }

  Arguments with(int argument, Value value) {
    values.put(argument, value);
    return this;
  }

  Arguments with(Map<Integer, Value> more) {
    values.putAll(more);
    return this;
  }

  Map<Integer, Value> values() {
    return values;
  }

  Map<Integer, memory> bound(Binding binding) {
    Map<Integer, memory> bound = new LinkedHashMap<>();
    values.forEach((argument, value) -> bound.put(argument, binding.whole(value)));
    return bound;
  }
}
