/** The sample pictures: labelled drawings in ordinary picture files, the same for the same seed. */
package dev.pointwise.jobs.sample;
