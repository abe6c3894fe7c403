/** Where model formats end and {@link dev.pointwise.model.graph.Graph} begins. */
package dev.pointwise.model.read;
