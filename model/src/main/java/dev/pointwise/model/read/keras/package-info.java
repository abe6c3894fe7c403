/**
 * Keras models saved as one HDF5 file. Keras keeps images and maps channels last (HWC) and kernels
 * as HWIO; graphs are channels first, so weights are permuted on the way.
 */
package dev.pointwise.model.read.keras;
