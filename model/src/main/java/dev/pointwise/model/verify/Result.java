package dev.pointwise.model.verify;

/** What became of one test case. */
public sealed interface Result {
  /** The case's name: its path below the folder that was verified. */
  String name();

  /** As printed: {@code PASS name max-error}, {@code FAIL name reason}, and so on. */
  String line();

  /**
   * All outputs agree.
   *
   * @param maxError the largest absolute difference
   */
  record Passed(String name, double maxError) implements Result {
    @Override
    public String line() {
      return "PASS %s %.3g".formatted(name, maxError);
    }
  }

  /** An output differs, or the model could not be read or run though it should. */
  record Failed(String name, String reason) implements Result {
    @Override
    public String line() {
      return "FAIL %s %s".formatted(name, reason);
    }
  }

  /**
   * The model uses what is not supported.
   *
   * @param feature the operator, or what else it is, in a word or two
   * @param reason the whole message
   */
  record Unsupported(String name, String feature, String reason) implements Result {
    @Override
    public String line() {
      return "UNSUPPORTED %s %s".formatted(name, feature);
    }
  }
}
