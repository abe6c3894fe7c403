/**
 * Weights without a network, as Hugging Face's safetensors files keep them under PyTorch's names,
 * read into the zoo's architectures.
 */
package dev.pointwise.model.read.safetensors;
