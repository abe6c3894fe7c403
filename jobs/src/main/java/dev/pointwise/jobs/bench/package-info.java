/** How fast the forward pass alone is. */
package dev.pointwise.jobs.bench;
