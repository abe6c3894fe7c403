package dev.pointwise.jobs.report;

import java.util.List;

/**
 * Everything the page shows, in the words and figures it shows them in. A list of one or none is a
 * part that a page may lack.
 *
 * @param facts what was asked, and with what
 * @param record the run record's text
 */
record Report(
    Head head, Times times, Results results, Rejects rejects, List<Facts> facts, String record) {

  /**
   * What the run was.
   *
   * @param title the command and the model
   * @param lead when, and how long
   * @param warning why the run counts as failed; empty when it does not
   * @param figures the large numbers at the top
   */
  record Head(String title, String lead, String warning, List<Fact> figures) {}

  /** A name and a value, and what the value is to be read with; that may be empty. */
  record Fact(String name, String value, String note) {}

  /** Facts of one kind. */
  record Facts(String title, List<Fact> facts) {}

  /**
   * Where the time went.
   *
   * @param verdict what holds the run back and what to do about it, in a sentence
   */
  record Times(String verdict, List<Split> splits, List<Chart> speed) {}

  /** A whole and its parts. */
  record Split(String title, String note, List<Bar> parts) {}

  /**
   * A line over time, in a square of 1000 by 1000 whose y axis points down.
   *
   * @param line points of the line, as SVG wants them
   * @param area the same, closed along the x axis
   * @param summary the chart in words
   * @param mean where the mean lies
   */
  record Chart(
      String line, String area, String summary, Tick mean, List<Tick> across, List<Tick> up) {}

  /** A place on an axis, in percent of its length from left or from the bottom. */
  record Tick(String text, double percent) {}

  /**
   * What became of the pictures that were not rejected.
   *
   * @param classes how often each came first
   * @param scores of the best class
   * @param layers what a features run took
   */
  record Results(
      List<Group> classes, List<Histogram> scores, List<Layers> layers, List<Gallery> galleries) {}

  /** Bars that are compared with each other. */
  record Group(String title, String note, List<Bar> bars) {}

  /** A length in percent, the value that it stands for, and what else there is to say of it. */
  record Bar(String name, String value, double percent, String note) {}

  /** Counts of neighbouring intervals; their bars have no names of their own. */
  record Histogram(
      String title, String summary, List<Bar> columns, List<Tick> across, List<Tick> up) {}

  /** Layers and their values. */
  record Layers(String note, List<Layer> layers) {}

  /** Texts about one layer's values. */
  record Layer(String name, String shape, String least, String mean, String most, String zeros) {}

  /** Pictures that have something in common. */
  record Gallery(String title, String note, List<Card> pictures) {}

  /**
   * A picture and what was said of it.
   *
   * @param name the last part of its id
   * @param thumbnail a data URI; empty when the picture cannot be shown
   * @param alt the picture in words
   * @param lines the best classes, best first
   */
  record Card(String id, String name, String thumbnail, String alt, String size, List<Bar> lines) {}

  /**
   * Pictures without a result.
   *
   * @param classes how many, by error class
   * @param note of the examples; empty when there are none
   */
  record Rejects(List<Group> classes, String note, List<Reject> examples) {}

  /** A rejected picture. */
  record Reject(String id, String name, String errorClass, String reason) {}
}
