/** Kernels over bytes of pixels, made of the incubating vector module; compiled apart. */
package dev.pointwise.model.image.vector;
