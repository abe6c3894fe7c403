/** The process that runs one peer and does what the coordinator says. */
package dev.pointwise.benchmarks.worker;
