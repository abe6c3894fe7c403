package dev.pointwise.model.predict;

/** What a network's output holds. */
public enum OutputKind {
  /** Values whose softmax gives the scores. */
  LOGITS("logits"),
  /** The scores themselves: the network ends in a softmax. */
  SCORES("scores");

  private final String cardKey;

  OutputKind(String cardKey) {
    this.cardKey = cardKey;
  }

  /** The key of a model card that names such an output. */
  public String cardKey() {
    return cardKey;
  }
}
