/** A Spark job as one writes it by hand, to compare this project's with. */
package dev.pointwise.benchmarks.handwritten;
