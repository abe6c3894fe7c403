package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.inspect.TextTable.Column;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The layers of a network with all the names under which they can be asked for. */
public final class LayerList {
  private static final List<Column> COLUMNS =
      List.of(
          Column.name("Layer"),
          Column.text("Type"),
          Column.number("Output"),
          Column.name("Also called"));

  private LayerList() {}

  /** A table; names are never shortened, since they are there to be copied. */
  public static String text(Graph graph, int width) {
    List<List<String>> rows = graph.nodes().stream().map(node -> row(node, graph)).toList();
    return TextTable.framed(COLUMNS, rows, width).stream()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> row(Node node, Graph graph) {
    String others =
        graph.names().entrySet().stream()
            .filter(entry -> entry.getValue() == node && !entry.getKey().equals(node.name()))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return List.of(node.name(), LayerTitle.of(node.layer()), node.shape().toString(), others);
  }
}
