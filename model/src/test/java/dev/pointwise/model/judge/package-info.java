/**
 * Seeded random networks, and the comparison of engines and passes with the reference engine on
 * them. A case is made anew from its seed, which its test's name tells.
 */
package dev.pointwise.model.judge;
