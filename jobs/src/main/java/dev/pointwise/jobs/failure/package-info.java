/** How a run can end otherwise than well, and the exit code of each way. */
package dev.pointwise.jobs.failure;
