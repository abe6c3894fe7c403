/** The whole way for a batch of encoded images, without Spark. */
package dev.pointwise.model.predict;
