package dev.pointwise.model.predict;

import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The best classes of one output vector: by score, the largest first, and by index where scores are
 * equal. A score that is not a number comes last.
 */
final class TopK {
  private final int k;
  private final OutputKind kind;
  private final List<String> labels;

  /** Without labels a class is called by its index. */
  TopK(int k, OutputKind kind, List<String> labels) {
    this.k = k;
    this.kind = kind;
    this.labels = List.copyOf(labels);
  }

  List<Prediction> of(float[] output) {
    double[] scores = kind == OutputKind.LOGITS ? softmax(output) : doubles(output);
    int[] best = best(scores);
    return IntStream.range(0, best.length)
        .mapToObj(i -> new Prediction(i + 1, best[i], label(best[i]), (float) scores[best[i]]))
        .toList();
  }

  /** {@code exp(x - max) / sum exp(x - max)}, which does not overflow. */
  static double[] softmax(float[] logits) {
    double[] scores = doubles(logits);
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - max);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  private int[] best(double[] scores) {
    PriorityQueue<Integer> worstFirst = new PriorityQueue<>((a, b) -> compare(scores, b, a));
    for (int i = 0; i < scores.length; i++) {
      worstFirst.add(i);
      if (worstFirst.size() > k) {
        worstFirst.remove();
      }
    }
    return worstFirst.stream()
        .sorted((a, b) -> compare(scores, a, b))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Negative when class {@code a} ranks before class {@code b}. */
  private static int compare(double[] scores, int a, int b) {
    int byScore = Double.compare(rankable(scores[b]), rankable(scores[a]));
    return byScore != 0 ? byScore : Integer.compare(a, b);
  }

  private static double rankable(double score) {
    return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score + 0.0; // -0.0 becomes 0.0
  }

  private String label(int index) {
    return labels.isEmpty() ? String.valueOf(index) : labels.get(index);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
