package dev.pointwise.model.engine;

/**
 * What a forward pass takes outside the heap, known before it runs.
 *
 * @param weightBytes weights as the kernels want them laid out, once for all sessions
 * @param sessionBytes input and activations of one session
 */
public record PlanMemory(long weightBytes, long sessionBytes) {
  /** With that many sessions at once. */
  public long bytes(int sessions) {
    return Math.addExact(weightBytes, Math.multiplyExact(sessions, sessionBytes));
  }
}
