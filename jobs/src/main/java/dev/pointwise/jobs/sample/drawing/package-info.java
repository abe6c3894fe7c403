/**
 * What the sample pictures show, and how it is drawn. Every {@link
 * dev.pointwise.jobs.sample.drawing.Subject} is drawn in the square from (-1, -1), top left, to (1,
 * 1), bottom right; its {@link dev.pointwise.jobs.sample.drawing.Pose} says how that square lies in
 * the picture. No text is drawn, so no font is needed.
 */
package dev.pointwise.jobs.sample.drawing;
