/**
 * Encoded bytes to pixels to one slice of a batch tensor.
 *
 * <pre>
 *   byte[] -> Decoder -> Decoding (Decoded | Undecodable)
 *   Pixels -> Preprocessor (as a Preprocess says) -> FloatBuffer
 * </pre>
 *
 * <p>The only package that knows OpenCV. A bad picture is a value ({@link
 * dev.pointwise.model.image.Undecodable}), never an exception.
 */
package dev.pointwise.model.image;
