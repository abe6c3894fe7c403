/** The network and its forward pass, without Spark. */
package dev.pointwise.model;
