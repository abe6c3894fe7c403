package dev.pointwise.model.write.onnx;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.judge.EngineJudge;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.onnx.OnnxReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RoundTripTest {
  /** The reference, run on what the reader makes of the written graph. */
  private record Written() implements Engine {
    @Override
    public String name() {
      return "reference, written and read";
    }

    @Override
    public ExecutionPlan prepare(Graph graph, Kernels kernels) {
      byte[] file = new OnnxWriter().write(graph);
      return new ReferenceEngine()
          .prepare(new OnnxReader().read(ModelFile.of("written.onnx", file)));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyLayerComputesTheSame() {
    return EngineJudge.of(new Written()).layers(15);
  }

  @TestFactory
  Stream<DynamicTest> everyNetworkComputesTheSame() {
    return EngineJudge.of(new Written()).networks(40);
  }
}
