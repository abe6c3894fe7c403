/** What a peer implements. */
package dev.pointwise.benchmarks.peer;
