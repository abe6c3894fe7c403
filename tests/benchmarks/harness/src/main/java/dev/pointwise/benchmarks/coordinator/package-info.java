/** Starts a worker a peer, lets them run in turn, and tells how they compare. */
package dev.pointwise.benchmarks.coordinator;
