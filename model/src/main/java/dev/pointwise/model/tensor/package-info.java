/** Values: shapes and heap tensors. */
package dev.pointwise.model.tensor;
