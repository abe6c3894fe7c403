/** Inference inside Spark's tasks. */
package dev.pointwise.jobs.spark;
