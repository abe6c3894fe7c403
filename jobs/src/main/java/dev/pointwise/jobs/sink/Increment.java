package dev.pointwise.jobs.sink;

/**
 * What one run adds to those before it. Packed pictures are counted by their files.
 *
 * @param batches that it writes
 * @param added pictures that no run had before
 * @param resumed pictures of a batch that an earlier run began and did not finish
 * @param retried pictures that were rejected and are tried again
 * @param alreadyDone pictures found that have their row
 * @param changed of those, how many have another size now; they are not done again
 */
public record Increment(
    int batches, long added, long resumed, long retried, long alreadyDone, long changed) {}
