/** The way back: a {@link dev.pointwise.model.graph.Graph} as a file of some format. */
package dev.pointwise.model.write;
