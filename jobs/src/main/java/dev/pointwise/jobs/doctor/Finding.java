package dev.pointwise.jobs.doctor;

/**
 * One thing that was looked at.
 *
 * @param topic in a word or two
 * @param text what was found
 * @param remedy what to do about it; empty where there is nothing to do
 */
public record Finding(Level level, String topic, String text, String remedy) {
  static Finding ok(String topic, String text) {
    return new Finding(Level.OK, topic, text, "");
  }

  static Finding warn(String topic, String text, String remedy) {
    return new Finding(Level.WARN, topic, text, remedy);
  }

  static Finding fail(String topic, String text, String remedy) {
    return new Finding(Level.FAIL, topic, text, remedy);
  }
}
