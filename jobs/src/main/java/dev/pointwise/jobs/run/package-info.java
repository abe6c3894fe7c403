/** A run from its configuration to its record. */
package dev.pointwise.jobs.run;
