/** The entry of {@code spark-submit}. */
package dev.pointwise.jobs;
