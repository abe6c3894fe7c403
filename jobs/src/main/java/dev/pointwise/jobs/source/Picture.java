package dev.pointwise.jobs.source;

/**
 * A picture that was found, not read yet.
 *
 * @param id its full URI, the row's key
 * @param length of its file in bytes; 0 where unknown
 */
public record Picture(String id, long length) {}
