package dev.pointwise.jobs.report;

import java.util.List;

/**
 * Everything the page shows, in the words and figures it shows them in.
 *
 * @param title the command and the model
 * @param figures the large numbers at the top
 * @param groups bars side by side
 * @param pictures a few pictures with what was said of them
 * @param facts what was asked, and with what
 */
record Report(
    String title, List<Fact> figures, List<Group> groups, List<Card> pictures, List<Fact> facts) {

  /** A name and a value. */
  record Fact(String name, String value) {}

  /** Bars that are compared with each other. */
  record Group(String title, List<Bar> bars) {}

  /** A length in percent of the whole, and the value that it stands for. */
  record Bar(String name, String value, int percent) {}

  /**
   * A picture and what was said of it.
   *
   * @param thumbnail a data URI; empty when the picture cannot be shown
   * @param lines the best classes, best first
   * @param rejection why the picture was rejected; empty when it was not
   */
  record Card(String name, String thumbnail, List<Bar> lines, String rejection) {
    boolean hasThumbnail() {
      return !thumbnail.isEmpty();
    }
  }
}
