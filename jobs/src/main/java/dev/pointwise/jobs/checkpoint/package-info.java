/** What is done, and what was begun, of an output that grows from run to run. */
package dev.pointwise.jobs.checkpoint;
