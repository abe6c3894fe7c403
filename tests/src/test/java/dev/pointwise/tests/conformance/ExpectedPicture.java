package dev.pointwise.tests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture of the shared data that a trained network was run on.
 *
 * @param row its row among the expected outputs
 * @param folder of the data set
 * @param name as the data set's table gives it
 * @param prediction the class that the network gave it in another runtime
 */
public record ExpectedPicture(int row, Path folder, String name, int prediction) {

  public static List<ExpectedPicture> of(TrainedNetwork network) throws IOException {
    Path folder = network.pictures();
    boolean cifar = Files.exists(folder.resolve("labels_and_predictions.csv"));
    float[][] outputs = network.expectedRows();
    Path table = folder.resolve(cifar ? "labels_and_predictions.csv" : "labels.csv");
    List<ExpectedPicture> pictures = new ArrayList<>();
    List<String> lines = Files.readAllLines(table);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Arrays.asList(line.split(",", 3));
      int row = Integer.parseInt(cells.get(0));
      pictures.add(new ExpectedPicture(row, folder, cells.get(1), best(outputs[row])));
    }
    return pictures;
  }

  private static int best(float[] outputs) {
    int best = 0;
    for (int i = 1; i < outputs.length; i++) {
      best = outputs[i] > outputs[best] ? i : best;
    }
    return best;
  }

  /** The picture as it was taken. */
  public Path original() {
    Path file = folder.resolve(name);
    return Files.exists(file) ? file : folder.resolve("original").resolve(name);
  }

  /** The pixels that the network saw, {@code side} wide and high. */
  Path exactPixels(int side) {
    Path file = folder.resolve(name);
    String bare = name.substring(0, name.lastIndexOf('.'));
    return Files.exists(file) ? file : folder.resolve("input_" + side).resolve(bare + ".png");
  }
}
