package dev.pointwise.model.read.safetensors;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.zoo.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file's tensors as the weights of one network, under PyTorch's names. What does not fit is noted
 * and said at the end, all at once. For one network; not thread-safe.
 */
final class StateDict implements Weights {
  private static final int NAMED = 20;

  private final TensorFile file;
  private final String prefix;
  private final Set<String> used = new HashSet<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> misshapen = new ArrayList<>();

  StateDict(TensorFile file) {
    this.file = file;
    this.prefix = file.prefix();
  }

  /** The tensor, or zeros where the file has none that fits. */
  @Override
  public FloatTensor tensor(String name, Shape shape, Role role) {
    String tensor = prefix + name;
    if (!file.names().contains(tensor)) {
      missing.add("%s (%s)".formatted(tensor, shape));
      return FloatTensor.zeros(shape);
    }
    used.add(tensor);
    Shape found = file.shape(tensor);
    if (!found.equals(shape)) {
      misshapen.add("%s (%s, not %s)".formatted(tensor, shape, found));
      return FloatTensor.zeros(shape);
    }
    return file.floats(tensor);
  }

  /**
   * Says what did not fit.
   *
   * @throws ModelException that lists tensors that were missing, misshapen or never asked for
   */
  void requireFitting(String architecture) {
    List<String> extra =
        file.names().stream().filter(name -> !used.contains(name) && !isForTraining(name)).toList();
    List<String> problems = new ArrayList<>();
    list(problems, "it lacks ", missing);
    list(problems, "it should have ", misshapen);
    list(problems, "it has no use for ", extra);
    if (!problems.isEmpty()) {
      throw new ModelException(
          "%s does not fit '%s': %s; give that network's weights, or name the network these are of"
              .formatted(file.name(), architecture, String.join("; ", problems)));
    }
  }

  /** The batch norms' counters, and the extra classifiers that torchvision's GoogLeNet has. */
  private boolean isForTraining(String tensor) {
    String name = tensor.substring(prefix.length());
    return name.endsWith(".num_batches_tracked")
        || name.startsWith("aux1.")
        || name.startsWith("aux2.");
  }

  private static void list(List<String> problems, String introduction, List<String> tensors) {
    if (!tensors.isEmpty()) {
      String more = tensors.size() > NAMED ? " and %d more".formatted(tensors.size() - NAMED) : "";
      problems.add(introduction + String.join(", ", tensors.stream().limit(NAMED).toList()) + more);
    }
  }
}
