/**
 * What a network is made of: one record per layer, with its attributes, weights and shape rule. All
 * layers sit in this package because sealed types have to; engines and passes dispatch on them
 * through {@link dev.pointwise.model.layer.LayerVisitor}.
 */
package dev.pointwise.model.layer;
