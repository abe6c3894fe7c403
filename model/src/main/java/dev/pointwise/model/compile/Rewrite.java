package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import java.util.List;

/** What a rule wants done with a node. The nodes it names are those of the graph it looked at. */
sealed interface Rewrite {
  /** Another layer under the node's name, which makes the same values of these inputs. */
  record Replace(Layer layer, List<Node> inputs) implements Rewrite {
    public Replace {
      inputs = List.copyOf(inputs);
    }
  }

  /** The node goes; its readers read another one, which has the same values. */
  record Bypass(Node to) implements Rewrite {}

  /**
   * New layers one behind the other, and another layer under the node's name behind the last. A
   * step that several chains share, all from one input, is added once.
   */
  record Chain(Node input, List<Step> steps, Layer layer) implements Rewrite {
    public Chain {
      steps = List.copyOf(steps);
    }
  }

  /** A layer to add. The name is a wish: where it is taken, a number makes it another one. */
  record Step(String name, Layer layer) {}
}
