/** What a network is made of and what it costs, without looking at pictures. */
package dev.pointwise.model.inspect;
