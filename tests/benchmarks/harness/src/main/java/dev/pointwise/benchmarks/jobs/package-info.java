/** Whole Spark jobs as processes, in alternation: {@code scripts/bench-job}. */
package dev.pointwise.benchmarks.jobs;
