package dev.pointwise.model.predict;

/**
 * A picture as it was read.
 *
 * @param id the row's key: the picture's URI, or the value of the id column
 * @param content the file's bytes; shared, not copied
 */
public record EncodedImage(String id, byte[] content) {}
