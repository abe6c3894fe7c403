/** Where rows are written, and what was written. */
package dev.pointwise.jobs.sink;
